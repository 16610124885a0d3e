import * as AuthJs from "@supabase/auth-js"
import { start } from "@gotrue-effect/emulator/promise"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest"
import type { GoTrueAdminApiOptions } from "../src/index.js"
import * as Ours from "../src/index.js"

const auth = await start({ seed: 1 })
afterAll(() => auth.stop())
beforeEach(async () => {
  await auth.reset()
  await auth.clearFaults()
})

const nobody = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"

const make = (options: Partial<GoTrueAdminApiOptions> = {}) =>
  new Ours.GoTrueAdminApi({ url: auth.url, headers: { Authorization: `Bearer ${auth.adminKey}` }, ...options })

const soon = { firstPause: 1, longestPause: 1 }

/** How often the server was asked. */
const asked = async () => (await auth.journal()).length

describe.each([
  ["a custom fetch", { fetch: auth.fetch }],
  ["the transport of the runtime", {}]
])("over %s", (_, transport) => {
  const admin = make({ ...transport, retry: soon })

  it("does a day of work", async () => {
    const made = await admin.createUser({ email: "ann@example.com", user_metadata: { name: "Änn €" } })
    const id = made.data.user?.id ?? ""
    expect((await admin.getUserById(id)).data.user?.user_metadata).toEqual({ name: "Änn €" })
    expect((await admin.deleteUser(id)).data.user?.email).toBe("ann@example.com")
    expect((await admin.getUserById(id)).error?.code).toBe("user_not_found")
  })

  it("retries a GET, and a POST only if nothing can have happened", async () => {
    await auth.fail({ kind: "error", status: 503, as: "json", times: 2 })
    expect((await admin.listUsers()).error).toBeNull()
    expect(await asked()).toBe(3)
    await auth.fail({ kind: "error", status: 503, as: "json", times: 2 })
    expect((await admin.createUser({ email: "ann@example.com" })).error).toMatchObject({ status: 503 })
    expect(await asked()).toBe(4)
  })

  it("does not retry with retry: false", async () => {
    await auth.fail({ kind: "error", status: 503, as: "html", times: 2 })
    expect((await admin.getUserById(nobody, { retry: false })).error?.name).toBe("AuthRetryableFetchError")
    expect(await asked()).toBe(1)
  })

  it("ends with its signal", async () => {
    await auth.fail({ kind: "latency", latency: "1 hour", times: "always" })
    const controller = new AbortController()
    const call = admin.getUserById(nobody, { signal: controller.signal })
    controller.abort()
    const { data, error } = await call
    expect(data).toEqual({ user: null })
    expect(error).toMatchObject({ name: "AuthRetryableFetchError", message: "This operation was aborted", status: 0 })
    const after = await admin.getUserById(nobody, { signal: controller.signal })
    expect(after.error?.message).toBe("This operation was aborted")
    expect(await asked()).toBeLessThanOrEqual(1)
  })

  it("ends in time", async () => {
    await auth.fail({ kind: "latency", latency: "1 hour", times: "always" })
    const { error } = await admin.createUser({ email: "ann@example.com" }, { timeout: 5 })
    expect(error).toMatchObject({ name: "AuthRetryableFetchError", status: 0 })
    expect(error?.message).toBe("createUser: no response within 5 ms")
  })

  it("throws with throwOnError", async () => {
    await expect(admin.getUserById(nobody, { throwOnError: true })).rejects.toMatchObject({ code: "user_not_found" })
    const throwing = make({ ...transport, throwOnError: true })
    await expect(throwing.getUserById("no id")).rejects.toSatisfy(Ours.isAuthError)
    await expect(throwing.deleteUser(nobody)).rejects.toSatisfy(AuthJs.isAuthApiError)
    expect((await throwing.getUserById(nobody, { throwOnError: false })).error?.status).toBe(404)
  })
})

describe("errors", () => {
  it("are accepted by auth-js's guards, and auth-js's errors by ours", async () => {
    const { error } = await make().getUserById(nobody)
    expect([AuthJs.isAuthError(error), AuthJs.isAuthApiError(error), error instanceof Ours.AuthError]).toEqual([
      true,
      true,
      true
    ])
    expect(Ours.isAuthApiError(new AuthJs.AuthApiError("", 400, undefined))).toBe(true)
    expect(Ours.isAuthRetryableFetchError(new AuthJs.AuthRetryableFetchError("", 0))).toBe(true)
    expect(AuthJs.isAuthRetryableFetchError(new Ours.AuthRetryableFetchError("", 0))).toBe(true)
    expect(AuthJs.isAuthWeakPasswordError(new Ours.AuthWeakPasswordError("", 422, []))).toBe(true)
    expect(AuthJs.isAuthSessionMissingError(new Ours.AuthSessionMissingError())).toBe(true)
    expect(Ours.isAuthError(new Error("other"))).toBe(false)
    expect(Ours.isAuthError(null)).toBe(false)
  })
})

describe("differences", () => {
  const responding = (status: number, body: unknown) => ({
    fetch: () => Promise.resolve(new Response(JSON.stringify(body), { status })),
    retry: false as const
  })

  it("page numbers past 9 are correct", async () => {
    for (let number = 0; number < 12; number++) await make().createUser({ email: `user${number}@example.com` })
    const page = { page: 2, perPage: 1 }
    expect((await make().listUsers(page)).data).toMatchObject({ nextPage: 3, lastPage: 12, total: 12 })
    expect((await make({ differences: { pageNumbers: false } }).listUsers(page)).data).toMatchObject({ lastPage: 1 })
  })

  it("an id never leads to another route, whatever the switches", async () => {
    for (const admin of [make(), make({ strictParity: true })]) {
      for (const id of ["../users", "a/b", "x?y", "x#y", "", ".", "..", "a\\b"]) {
        const { error } = await admin.oauth.deleteClient(id)
        expect(error?.name).toBe("AuthInvalidInputError")
        expect((await admin.customProviders.updateProvider(id, {})).error?.name).toBe("AuthInvalidInputError")
      }
    }
    expect(await asked()).toBe(0)
  })

  it("input that cannot be sent is an error in the envelope", async () => {
    expect((await make().getUserById("no id")).error?.name).toBe("AuthInvalidInputError")
    const parity = make({ differences: { envelopes: false } })
    await expect(parity.getUserById("no id")).rejects.toThrow("Expected parameter to be UUID but is not")
  })

  it("errors of a failing server keep their code", async () => {
    const failing = responding(500, { error_code: "unexpected_failure", msg: "no" })
    expect((await make(failing).getUserById(nobody)).error).toMatchObject({ code: "unexpected_failure", status: 500 })
    const parity = make({ ...failing, differences: { errorCodes: false } })
    expect((await parity.getUserById(nobody)).error?.code).toBeUndefined()
  })

  it("responses are checked, and the error says where", async () => {
    const odd = responding(200, { id: 1 })
    const { data, error } = await make(odd).getUserById(nobody)
    expect(data).toEqual({ user: null })
    expect(error).toMatchObject({ name: "AuthUnknownError", originalError: { path: "id" } })
    expect(error?.message).toMatch(/^getUserById: the response's id /)
    expect((await make({ ...odd, differences: { checkedAnswers: false } }).getUserById(nobody)).data).toEqual({
      user: { id: 1 }
    })
  })

  it("redirects are not followed by the runtime's transport", async () => {
    const reached = vi.fn<(authorization: string | undefined) => void>()
    const thief = createServer((request, response) => {
      reached(request.headers.authorization)
      response.end("{}")
    })
    await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve))
    const portOf = (address: AddressInfo | string | null) => (typeof address === "object" ? address?.port : undefined)
    const door = createServer((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${portOf(thief.address())}/` }).end()
    })
    await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve))
    const url = `http://127.0.0.1:${portOf(door.address())}`
    expect((await make({ url }).getUserById(nobody)).error?.name).toBe("AuthUnknownError")
    expect(reached).not.toHaveBeenCalled()
    await make({ url, differences: { redirects: false, checkedAnswers: false } }).getUserById(nobody)
    expect(reached).toHaveBeenCalledOnce()
    for (const server of [door, thief]) {
      server.closeAllConnections()
      server.close()
    }
  })
})

describe("a custom fetch", () => {
  it("may return only what auth-js reads", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const standIn: unknown = { ok: true, json: () => Promise.resolve({ id: nobody }) }
    Reflect.apply(fetch.mockResolvedValue, fetch, [standIn])
    const admin = make({ fetch, differences: { checkedAnswers: false } })
    expect((await admin.getUserById(nobody)).data).toEqual({ user: { id: nobody } })
    expect(fetch.mock.calls[0]?.[0]).toBe(`${auth.url}/admin/users/${nobody}`)
  })

  it("is that of the runtime, if it was replaced", async () => {
    const replaced = vi.spyOn(globalThis, "fetch").mockImplementation(auth.fetch)
    expect((await make().listUsers()).error).toBeNull()
    expect(replaced).toHaveBeenCalledOnce()
    replaced.mockRestore()
  })

  it("is called immediately", () => {
    const fetch = vi.fn(auth.fetch)
    const call = make({ fetch }).listUsers()
    expect(fetch).toHaveBeenCalledOnce()
    return call
  })

  it("invalid headers are an immediate error", async () => {
    const { error } = await make({
      headers: { Authorization: "a\nb" },
      retry: { firstPause: 3_600_000, longestPause: 3_600_000 }
    }).getUserById(nobody)
    expect(error?.name).toBe("AuthRetryableFetchError")
  })
})
