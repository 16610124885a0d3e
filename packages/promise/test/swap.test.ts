/** In place of auth-js's class: from a client, from the environment, with auth-js's own error classes. */
import * as AuthJs from "@supabase/auth-js"
import { start } from "@gotrue-effect/emulator/promise"
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest"
import type { AuthError, ErrorClasses } from "../src/index.js"
import {
  AuthAdminApi,
  AuthApiError,
  AuthRetryableFetchError,
  AuthSessionMissingError,
  AuthUnknownError,
  AuthWeakPasswordError,
  CustomAuthError,
  fromClient,
  fromEnv,
  GoTrueAdminApi
} from "../src/index.js"
import { asTheirs } from "../src/error/asTheirs.js"
import { listen } from "./support/server.js"

const auth = await start({ seed: 1 })
const server = await listen()
afterAll(() => Promise.all([auth.stop(), server.close()]))
beforeEach(async () => {
  await auth.reset()
  server.seen.length = 0
})

const nobody = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
const headers = { apikey: auth.adminKey, Authorization: `Bearer ${auth.adminKey}`, "X-Tenant": "acme" }

/** What of a client of supabase-js matters here. */
const clientOf = (options: object = {}) => ({
  auth: new AuthJs.AuthClient({
    url: auth.url,
    headers,
    autoRefreshToken: false,
    persistSession: false,
    ...options
  })
})

describe("fromClient", () => {
  it("takes the URL and the headers, and can replace the client's own", async () => {
    const client = clientOf()
    client.auth.admin = fromClient(client)
    expect((await client.auth.admin.createUser({ email: "ann@example.com" })).error).toBeNull()
    client.auth.admin = fromClient(client)
    expect((await client.auth.admin.listUsers()).data.users).toHaveLength(1)
    await fromClient(clientOf({ url: server.url })).getUserById(nobody)
    expect(server.seen[0]?.headers).toMatchObject({ apikey: auth.adminKey, "x-tenant": "acme" })
  })

  it("takes the fetch that the client was given", async () => {
    const fetch = vi.fn(auth.fetch)
    expect((await fromClient(clientOf({ fetch })).listUsers()).error).toBeNull()
    expect(fetch).toHaveBeenCalledOnce()
  })

  it("a client without one leaves the transport to the runtime, which keeps to its rules", async () => {
    await fromClient(clientOf({ url: server.url })).getUserById(nobody)
    // `fetch` would ask for other encodings.
    expect(server.seen[0]?.headers["accept-encoding"]).toBe("gzip, br")
  })

  it("options of one's own win", async () => {
    const fetch = vi.fn(auth.fetch)
    const admin = fromClient(clientOf({ url: "http://localhost:1" }), { url: auth.url, fetch, throwOnError: true })
    expect((await admin.listUsers()).data.total).toBe(0)
    await expect(admin.getUserById(nobody)).rejects.toMatchObject({ code: "user_not_found" })
  })
})

describe("fromEnv", () => {
  const env = { SUPABASE_URL: server.url, SUPABASE_SECRET_KEY: "sb_secret_a" }

  it.each([
    [env, { apikey: "sb_secret_a", authorization: undefined }],
    [
      { ...env, SUPABASE_SECRET_KEY: " ", SUPABASE_SERVICE_ROLE_KEY: "a-key\n" },
      { apikey: "a-key", authorization: "Bearer a-key" }
    ],
    [
      { ...env, SUPABASE_URL: `${server.url}/auth/v1//` },
      { apikey: "sb_secret_a", authorization: undefined }
    ]
  ])("reads URL and key, case %#", async (env, { apikey, authorization }) => {
    expect((await fromEnv({ env }).getUserById(nobody)).error).toBeNull()
    const [request] = server.seen
    expect(request?.url).toBe(`/auth/v1/admin/users/${nobody}`)
    expect(request?.headers["apikey"]).toBe(apikey)
    expect(request?.headers.authorization).toBe(authorization)
  })

  it.each<readonly [object, string]>([
    [{}, "Invalid URL: SUPABASE_URL is not set"],
    [{ SUPABASE_URL: "" }, "Invalid URL: SUPABASE_URL is not set"],
    [{ SUPABASE_URL: server.url }, "Invalid value: neither SUPABASE_SECRET_KEY nor SUPABASE_SERVICE_ROLE_KEY is set"],
    [
      { ...env, SUPABASE_SECRET_KEY: "sb_publishable_a" },
      "Invalid value: the key is the publishable one, which can't call the admin API"
    ]
  ])("says what is missing, immediately, case %#", async (env, message) => {
    const retry = { firstPause: 3_600_000, longestPause: 3_600_000, longestTotal: 3_600_000 }
    const admin = fromEnv({ env: { ...env }, retry })
    expect((await admin.listUsers()).error?.message).toBe(message)
    expect((await admin.getUserByEmail("ann@example.com")).error?.message).toBe(message)
    expect(server.seen).toEqual([])
  })

  it("reads process.env by default", async () => {
    vi.stubEnv("SUPABASE_URL", server.url)
    vi.stubEnv("SUPABASE_SECRET_KEY", "sb_secret_b")
    await fromEnv({ headers: { "X-Tenant": "acme" } }).getUserById(nobody)
    vi.unstubAllEnvs()
    expect(server.seen[0]?.headers).toMatchObject({ apikey: "sb_secret_b", "x-tenant": "acme" })
  })
})

it("AuthAdminApi is the same class", () => {
  expect(AuthAdminApi).toBe(GoTrueAdminApi)
})

it("deleteUser names itself", async () => {
  const { error } = await new GoTrueAdminApi({ url: auth.url, headers }).deleteUser("x")
  expect(error?.message).toBe("deleteUser: id should be a UUID. Nothing was sent.")
})

describe("auth-js's classes", () => {
  const make = (errors: ErrorClasses) => new GoTrueAdminApi({ url: auth.url, headers, errors, retry: false })

  it("make the errors, of calls that are loaded on demand too", async () => {
    const admin = make(AuthJs)
    const { error } = await admin.getUserById(nobody)
    expect(error).toBeInstanceOf(AuthJs.AuthApiError)
    expect(error).toMatchObject({ status: 404, code: "user_not_found", name: "AuthApiError" })
    expect((await admin.getUserById("x")).error).toBeInstanceOf(AuthJs.CustomAuthError)
    expect((await admin.banUser(nobody, "7 days")).error).toBeInstanceOf(AuthJs.AuthApiError)
    const { data } = await admin.getUsers([nobody])
    expect(data?.users[0]?.error).toBeInstanceOf(AuthJs.AuthApiError)
    await expect(admin.getUserById(nobody, { throwOnError: true })).rejects.toBeInstanceOf(AuthJs.AuthApiError)
  })

  const all: ReadonlyArray<AuthError> = [
    new AuthApiError("no", 422, "email_exists"),
    new AuthUnknownError("no", new Error("why")),
    new CustomAuthError("no", "AuthInvalidInputError", 400, "validation_failed"),
    new AuthSessionMissingError(),
    new AuthRetryableFetchError("no", 503, "unexpected_failure"),
    new AuthWeakPasswordError("no", 422, ["length"])
  ]

  it.each(all.map((error) => [error.name, error] as const))("%s says the same as ours", (_, error) => {
    const theirs = asTheirs(error, AuthJs)
    expect(theirs).not.toBe(error)
    expect(theirs).toBeInstanceOf(AuthJs.AuthError)
    expect({ ...theirs, message: theirs.message }).toEqual({ ...error, message: error.message })
  })

  it("a class that is not handed in, or that throws, leaves the error as it is", async () => {
    expect((await make({}).getUserById(nobody)).error).toBeInstanceOf(AuthApiError)
    class Throwing extends Error {
      constructor() {
        super(JSON.parse("{"))
      }
    }
    expect((await make({ AuthApiError: Throwing }).getUserById(nobody)).error).toBeInstanceOf(AuthApiError)
  })

  it("what an older class lacks is added", async () => {
    class Older extends Error {}
    const { error } = await make({ AuthApiError: Older }).getUserById(nobody)
    expect(error).toBeInstanceOf(Older)
    expect(error).toMatchObject({ code: "user_not_found", status: 404, __isAuthError: true })
  })
})

describe("unknown attributes", () => {
  const make = (options: object) => new GoTrueAdminApi({ url: server.url, ...options })
  const sent = (admin: GoTrueAdminApi, attributes: object) => Reflect.apply(admin.createUser, admin, [attributes])

  it("are sent by default, as by auth-js", async () => {
    expect((await sent(make({}), { email: "ann@example.com", data: {} })).error).toBeNull()
  })

  it.each([
    ["data", "user_metadata"],
    ["usermeta_data", "user_metadata"],
    ["user_metdata", "user_metadata"],
    ["userMetadata", "user_metadata"],
    ["encrypted_password", "password_hash"],
    ["banned_until", "ban_duration"],
    ["emailConfirm", "email_confirm"],
    ["pasword", "password"]
  ])("%s is refused, and %s suggested", async (name, better) => {
    const { error } = await sent(make({ refuseUnknownAttributes: true }), { [name]: "" })
    expect(error).toMatchObject({ name: "AuthInvalidInputError", code: "validation_failed" })
    expect(error?.message).toBe(
      `createUser: attributes has ${name}, which the server does not know (did you mean ${better}?). Nothing was sent.`
    )
    expect(server.seen).toEqual([])
  })

  it.each(["nickname", "x".repeat(100_000)])("nothing is suggested for what is like none", async (name) => {
    const admin = make({ refuseUnknownAttributes: true })
    const { error } = await Reflect.apply(admin.updateUserById, admin, [nobody, { [name]: 1 }])
    expect(error?.message).toMatch(
      /^updateUserById: attributes has (?:nickname|an attribute), which the server does not/
    )
    expect(error?.message).not.toMatch(/did you mean/)
  })

  it("known ones and those that are undefined are sent", async () => {
    const attributes = { email: "ann@example.com", user_metadata: { data: 1 }, data: undefined }
    expect((await sent(make({ refuseUnknownAttributes: true }), attributes)).error).toBeNull()
  })
})
