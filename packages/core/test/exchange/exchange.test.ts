import { describe, expect, it } from "@effect/vitest"
import * as Exchange from "../../src/exchange/exchange.js"
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
})
