/** What is tried again, and for how long. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { GoTrueAdminApi } from "../src/index.js"
import { user } from "./support/server.js"

const responding = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  vi.fn(() => Promise.resolve(Response.json(body, { status, headers })))

const make = (fetch: typeof globalThis.fetch, retry = {}) =>
  new GoTrueAdminApi({ url: "http://localhost:9", fetch, retry: { firstPause: 1, ...retry } })

describe("is not retried", () => {
  it.each(["over_email_send_rate_limit", "over_sms_send_rate_limit"])("%s", async (error_code) => {
    const fetch = responding(429, { error_code, msg: "wait" }, { "retry-after": "1" })
    expect((await make(fetch).inviteUserByEmail("ann@example.com")).error).toMatchObject({ code: error_code })
    expect(fetch).toHaveBeenCalledOnce()
  })

  it("if the server requests a pause beyond the total", async () => {
    const fetch = responding(429, { error_code: "over_request_rate_limit" }, { "retry-after": "25" })
    expect((await make(fetch).createUser({ email: "ann@example.com" })).error?.status).toBe(429)
    expect(fetch).toHaveBeenCalledOnce()
  })

  it("if the total of all pauses would be too long", async () => {
    const fetch = responding(503)
    expect((await make(fetch, { firstPause: 10, longestTotal: 12 }).getUserById(user.id)).error?.status).toBe(503)
    expect(fetch.mock.calls.length).toBeLessThan(3)
  })

  it("if fetch throws, or returns something other than a response", async () => {
    const garbage = vi.fn(() => Promise.resolve(undefined))
    const throwing = vi.fn(() => {
      throw new Error("broken")
    })
    for (const fetch of [garbage, throwing]) {
      const admin: GoTrueAdminApi = Reflect.construct(GoTrueAdminApi, [{ url: "http://localhost:9", fetch }])
      expect((await admin.getUserById(user.id)).error?.name).toBe("AuthRetryableFetchError")
      expect(fetch).toHaveBeenCalledOnce()
    }
  })
})

it.each([520, 530])("a GET is, after %i", async (status) => {
  const fetch = responding(status)
  await make(fetch, { times: 1 }).getUserById(user.id)
  expect(fetch).toHaveBeenCalledTimes(2)
})

it("invalid numbers use the default", async () => {
  const fetch = responding(503)
  await make(fetch, { times: Number.NaN, longestPause: 1 }).getUserById(user.id)
  expect(fetch).toHaveBeenCalledTimes(5)
  const admin: GoTrueAdminApi = make(responding(200, user))
  for (const timeout of [2 ** 31, 2_592_000_000, Number.POSITIVE_INFINITY, Number.NaN]) {
    expect((await admin.getUserById(user.id, { timeout })).error).toBeNull()
  }
})

describe("while the clock is stopped", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it("a 503 does not wait forever", async () => {
    const fetch = responding(503)
    expect((await make(fetch).getUserById(user.id)).error?.status).toBe(503)
    expect(fetch).toHaveBeenCalledTimes(5)
  })

  it("nor if it was stopped when this was loaded", async () => {
    vi.resetModules()
    const { GoTrueAdminApi } = await import("../src/index.js")
    const fetch = responding(503)
    const admin = new GoTrueAdminApi({ url: "http://localhost:9", fetch, retry: { firstPause: 1 } })
    expect((await admin.getUserById(user.id)).error?.status).toBe(503)
    expect(fetch).toHaveBeenCalledTimes(5)
  })
})
