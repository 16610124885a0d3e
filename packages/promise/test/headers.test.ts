/** Headers as programs without types, and keys from files, give them. */
import { GoTrueAdminApi as AuthJs } from "@supabase/auth-js"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { GoTrueAdminApi } from "../src/index.js"
import { listen, user } from "./support/server.js"

const server = await listen()
afterAll(() => server.close())
beforeEach(() => {
  server.seen.length = 0
})

/** Long pauses: what is tried again does not come to its end. */
const retry = { firstPause: 3_600_000, longestPause: 3_600_000, longestTotal: 3_600_000 }
const make = (Api: typeof AuthJs | typeof GoTrueAdminApi, options: object): GoTrueAdminApi =>
  Reflect.construct(Api, [{ url: server.url, retry, ...options }])

const ours = [
  ["the transport of the runtime", {}],
  ["a fetch of one's own", { fetch: (...args: Parameters<typeof fetch>) => fetch(...args) }]
] as const

describe.each(ours)("%s", (_, transport) => {
  const values = ["key\n", "key\r\n", "\t key ", " ", "", undefined, null, 5, true, ["a", "b"], 5n, "ü\n"]
  it.each(values.map((value) => ({ value })))("sends a value as auth-js does, case %#", async ({ value }) => {
    const headers = { apikey: value, Authorization: value }
    for (const admin of [make(AuthJs, { headers }), make(GoTrueAdminApi, { headers, ...transport })]) {
      expect((await admin.getUserById(user.id)).error).toBeNull()
    }
    const [theirs, own] = server.seen.map(({ headers: { apikey, authorization } }) => ({ apikey, authorization }))
    expect(own).toEqual(theirs)
  })

  it("trims the token of a sign-out", async () => {
    await make(GoTrueAdminApi, transport).signOut("x.y.z\n")
    expect(server.seen[0]?.headers.authorization).toBe("Bearer x.y.z")
  })

  it.each([{ host: "elsewhere.test" }, { Accept: "text/plain", accept: "*/*" }, { ApiKey: "1", apikey: "2" }])(
    "sends %j as auth-js does",
    async (headers) => {
      for (const admin of [make(AuthJs, { headers }), make(GoTrueAdminApi, { headers, ...transport })]) {
        await admin.getUserById(user.id)
      }
      const [theirs, own] = server.seen.map(({ headers: { accept, apikey, host } }) => ({ accept, apikey, host }))
      expect(own).toEqual(theirs)
    }
  )

  it.each([
    { apikey: "a\nsb_secret_Zq9pLm3xWv7" },
    { apikey: "sb_secret_Zq9pLm3xWv7€" },
    { "x-more": "sb_secret_Zq9pLm3xWv7\0" },
    { "x\nsb_secret_Zq9pLm3xWv7": "1" },
    { Authorization: "Bearer sb_secret_Zq9pLm3xWv7\u0000" },
    { "transfer-encoding": "x" },
    { apikey: Symbol("sb_secret_Zq9pLm3xWv7") }
  ])("rejects %j immediately, and does not quote it", async (headers) => {
    const { error } = await make(GoTrueAdminApi, { headers, ...transport }).getUserById(user.id)
    expect(error?.name).toBe("AuthRetryableFetchError")
    expect(error?.message).not.toContain("Zq9pLm3xWv7")
    expect(server.seen).toHaveLength(0)
  })

  it("quotes neither a token nor an address", async () => {
    const message = async (options: object) =>
      (await make(GoTrueAdminApi, { ...transport, ...options }).signOut("a\nS3CRETtoken.x.y")).error?.message
    expect(await message({})).not.toContain("S3CRETtoken")
    for (const url of [
      "http://user:Zq9pLm3xWv7@127.0.0.1:9",
      "http://u:p%40Zq9pLm3xWv7@h",
      "http://Zq9pLm3xWv7 x",
      "Zq9pLm3xWv7"
    ]) {
      const { error } = await make(GoTrueAdminApi, { ...transport, url }).getUserById(user.id)
      expect(error?.name).toBe("AuthRetryableFetchError")
      expect(error?.message).not.toContain("Zq9pLm3xWv7")
    }
  })
})
