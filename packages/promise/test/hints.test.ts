import * as AuthJs from "@supabase/auth-js"
import { start } from "@gotrue-effect/emulator/promise"
import { inspect } from "node:util"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import type { GoTrueAdminApiOptions } from "../src/index.js"
import * as Ours from "../src/index.js"

const auth = await start({ seed: 1 })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

const make = (options: Partial<GoTrueAdminApiOptions> = {}) =>
  new Ours.GoTrueAdminApi({
    url: auth.url,
    fetch: auth.fetch,
    headers: { Authorization: `Bearer ${auth.adminKey}` },
    ...options
  })

const headers = { Authorization: "Bearer nonsense" }

describe.each([
  ["as it comes", {}],
  ["with strictParity", { strictParity: true }]
])("the hint of an error, %s", (_, options) => {
  it("says the usual cause and the way out", async () => {
    const { error } = await make({ ...options, headers }).listUsers()
    expect(error?.hint).toMatch(/^The bearer token is not a JWT/)
  })

  it("changes nothing else: errors print, compare and serialize as auth-js's", async () => {
    const { error } = await make({ ...options, headers }).listUsers()
    const theirs = await new AuthJs.GoTrueAdminApi({ url: auth.url, fetch: auth.fetch, headers }).listUsers()
    expect(JSON.stringify(error)).toBe(JSON.stringify(theirs.error))
    expect(Object.keys(error ?? {})).toEqual(Object.keys(theirs.error ?? {}))
    expect(inspect({ ...error })).toBe(inspect({ ...theirs.error }))
    expect(error).toEqual(new Ours.AuthApiError(error?.message ?? "", 403, "bad_jwt"))
  })

  it("is missing where no cause is known", async () => {
    const { error } = await make(options).getUserById("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")
    expect(error?.code).toBe("user_not_found")
    expect("hint" in (error ?? {})).toBe(false)
  })
})

it("is that of the gateway, too", async () => {
  const fetch: typeof globalThis.fetch = () =>
    Promise.resolve(Response.json({ message: "Invalid API key", hint: "Double check your key." }, { status: 401 }))
  const { error } = await make({ fetch }).listUsers()
  expect(error?.hint).toMatch(/^Double check your key\. The gateway does not know this key/)
})

it("is there on errors of what is loaded on demand", async () => {
  const { error } = await make({ headers }).countUsers()
  expect(error?.hint).toMatch(/^The bearer token is not a JWT/)
})

const email = "ann@example.com"
const hash = "$2b$04$WSCaI7/M/a2PEysTR0MK4.C4St/VXI/9hG.stIl3nPZLIQXjka4Dm"
const attributes = { email, email_confirm: true }

const signIn = (password: string): Promise<number> =>
  auth
    .fetch(`${auth.url}/token?grant_type=password`, { method: "POST", body: JSON.stringify({ email, password }) })
    .then(({ status }) => status)

describe("a password_hash", () => {
  it("that could never match is not sent", async () => {
    const { data, error } = await make().createUser({ ...attributes, password_hash: hash.slice(0, 59) })
    expect(data.user).toBeNull()
    expect(error).toMatchObject({ name: "AuthInvalidInputError", status: 400 })
    expect(error?.message).toMatch(
      /^createUser: attributes\.password_hash is a damaged bcrypt hash, which has 59 characters instead of 60\./
    )
    expect(error?.message).not.toContain(hash.slice(8, 20))
    expect(await auth.journal()).toEqual([])
  })

  it("is sent as it is with strictParity, or without this difference", async () => {
    for (const options of [{ strictParity: true }, { differences: { passwordHashes: false } }]) {
      await auth.reset()
      const { error } = await make(options).createUser({ ...attributes, password_hash: hash.slice(0, 59) })
      expect(error).toBeNull()
      expect(await signIn("imported-pass")).toBe(400)
    }
  })

  it("rejects without envelopes, as what auth-js refuses", async () => {
    const admin = make({ differences: { envelopes: false } })
    await expect(admin.createUser({ ...attributes, password_hash: "$P$x" })).rejects.toThrow(/phpass/)
  })

  it("signs in when PasswordHash takes it", async () => {
    const { data, error } = Ours.PasswordHash.bcrypt(hash)
    expect(error).toBeNull()
    await make().createUser({ ...attributes, password_hash: data ?? "" })
    expect(await signIn("imported-pass")).toBe(200)
  })

  it("that signs in today is sent, though PasswordHash refuses it", async () => {
    for (const doubtful of [`${hash}\n`, hash.replace("$2b$", "$2x$")]) {
      await auth.reset()
      expect(Ours.PasswordHash.bcrypt(doubtful).data).toBeNull()
      expect((await make().createUser({ ...attributes, password_hash: doubtful })).error).toBeNull()
      expect(await signIn("imported-pass")).toBe(200)
    }
  })

  it("that is empty is none, as for the server", async () => {
    expect((await make().createUser({ ...attributes, password_hash: "" })).error).toBeNull()
  })
})

describe("PasswordHash", () => {
  const { argon2, firebaseScrypt, keycloak, parse, spring } = Ours.PasswordHash

  it("says what a hash is, and what to do", () => {
    for (const { error } of [
      argon2("$argon2d$v=19$m=8,t=1,p=1$YQ$YQ"),
      firebaseScrypt({ signerKey: "YQ", saltSeparator: "Bw", rounds: 8, memCost: 14 })("YWI", "YQ"),
      keycloak({ credentialData: '{"algorithm":"pbkdf2-sha512"}', secretData: '{"value":"YQ=="}' }),
      parse("$P$x"),
      spring("{noop}x")
    ]) {
      expect(error?.name).toBe("AuthInvalidPasswordHashError")
      expect(error?.message).toMatch(/^The hash is .*, which .*\. [A-Z].*\.$/)
      expect(Ours.isAuthError(error)).toBe(true)
    }
  })
})

it("of a lost connection are there, from the first one on", async () => {
  const admin = new Ours.GoTrueAdminApi({ url: "http://127.0.0.1:1", headers: { apikey: "a-key" }, retry: false })
  const { error } = await admin.getUserById("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")
  expect(error?.hint).toMatch(/^Nothing listens at this host and port/)
})
