import { describe, expect, it } from "@effect/vitest"
import * as Exchange from "../../src/exchange/exchange.js"
import { passkey } from "../../src/protocol/passkeys.js"
import { users } from "../../src/protocol/users.js"

const id = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"

const server: Exchange.Server = {
  baseUrl: "https://Project.example.com/Auth/v1",
  headers: { authorization: "Bearer key" },
  timeoutMillis: 1000
}

describe("prepare", () => {
  it("puts the path behind the prefix, both as they are", () => {
    const { prepare } = Exchange.make(users.getUserById, { output: (body: unknown) => body }, server)
    expect(prepare({ id: id.toUpperCase() })).toMatchObject({
      ok: true,
      value: {
        method: "GET",
        url: `https://Project.example.com/Auth/v1/admin/users/${id.toUpperCase()}`,
        headers: { authorization: "Bearer key" },
        body: undefined
      }
    })
  })

  it("says which part of the path is invalid", () => {
    const { prepare } = Exchange.make(users.getUserById, { output: (body: unknown) => body }, server)
    expect(prepare({ id: "" })).toMatchObject({ ok: false, error: { _tag: "InvalidInput", path: "id" } })
  })
})

describe("conclude", () => {
  const { conclude } = Exchange.make(users.getUserById, { output: (body: unknown) => body }, server)
  const response = (status: number, text: string) => conclude({ status, headers: {}, text }, { id }, () => 0)

  it("refuses what is not the response of the endpoint", () => {
    expect(response(200, "{}")).toMatchObject({ ok: false, error: { _tag: "InvalidResponse", path: "id" } })
    expect(response(200, "")).toMatchObject({ ok: false, error: { _tag: "InvalidResponse", expected: "is empty" } })
    expect(response(200, "<html>")).toMatchObject({ ok: false, error: { expected: "is not JSON" } })
  })

  it("reads an error by its code", () => {
    const text = JSON.stringify({ code: 404, error_code: "user_not_found", msg: "User not found" })
    expect(response(404, text)).toMatchObject({ ok: false, error: { _tag: "UserNotFound", status: 404 } })
  })

  it("takes no data where the endpoint has none", () => {
    const { conclude } = Exchange.make(passkey.deletePasskey, { output: (body: unknown) => ({ body }) }, server)
    const response = (status: number, text: string) =>
      conclude({ status, headers: {}, text }, { userId: id, passkeyId: id }, () => 0)
    expect(response(204, "")).toEqual({ ok: true, value: { body: undefined } })
    expect(response(200, "<html>")).toMatchObject({ ok: false, error: { expected: "should be empty" } })
  })

  it.each([
    [200, "<html>"],
    [500, "{}"]
  ])("keeps a response of %i beside its failure only where it is asked to", (status, text) => {
    const response = { status, headers: {}, text }
    const failure = (options: Partial<Exchange.Server>) =>
      Exchange.make(users.getUserById, { output: (body: unknown) => body }, { ...server, ...options }).conclude(
        response,
        { id },
        () => 0
      )
    expect(failure({ keepEvidence: true })).toMatchObject({ ok: false, error: { response } })
    expect(failure({})).not.toHaveProperty("error.response")
  })
})
