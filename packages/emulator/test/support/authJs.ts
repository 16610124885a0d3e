/** What people do with auth-js, and what they see: the same steps against the emulator and against any real server. */
import { Token } from "@gotrue-effect/emulator"
import type { EmailOtpType, GenerateLinkParams } from "@supabase/auth-js"
import { AuthClient, GoTrueAdminApi } from "@supabase/auth-js"
import { assertion, attest, makeKey } from "./authenticator.js"
import { code as totp } from "./totp.js"

export interface Target {
  readonly url: string
  readonly fetch: typeof globalThis.fetch
  /** Part of every address, so that steps can be repeated against a server that remembers. */
  readonly tag: string
  /** Lets a second go by. */
  readonly pause: () => Promise<void>
}

export type Seen = Array<readonly [step: string, result: unknown]>

const errorOf = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const { message, name } = error
  const status = "status" in error ? error.status : undefined
  const code = "code" in error ? error.code : undefined
  const reasons = "reasons" in error ? error.reasons : undefined
  return { name, status, code, message, reasons }
}

const hidden = new Set([
  "credential_id",
  "access_token",
  "refresh_token",
  "expires_at",
  "hashed_token",
  "email_otp",
  "qr_code",
  "secret",
  "uri",
  "challenge",
  "client_secret",
  "exp",
  "iat",
  "timestamp",
  "signature"
])

/** Ids, tokens and times by what they are; the rest as it is. */
const makeNormalise = (tag: string) => {
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    const known = ids.get(id) ?? `id-${ids.size + 1}`
    ids.set(id, known)
    return known
  }
  return (text: string): string =>
    text
      .replaceAll(tag, "")
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, idOf)
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "(time)")
      .replace(/token=[^&]+/g, "token=(token)")
      .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, "(token)")
      .replace(/"[\w-]{43}"/g, '"(hash)"')
      .replace(/phone":"[\w-]{15}"/g, 'phone":"(hash)"')
      .replace(/"id":"[\w-]{48}"/g, '"id":"(handle)"')
      .replace(/"expires_in":\d+\.\d+/g, '"expires_in":"(seconds)"')
      .replace(/after \d+ seconds/g, "after (some) seconds")
      .replace(/http:\/\/(127\.0\.0\.1|localhost|in-process):?\d*/g, "(server)")
}

/** One more person's client, and the notes of what it sees. */
const makeDriver = ({ fetch, pause, tag, url }: Target) => {
  const seen: Seen = []
  const normalise = makeNormalise(tag)
  const note = (step: string, result: unknown): void => {
    const text = JSON.stringify(result, (key, value: unknown) => {
      if (hidden.has(key) && value !== null && value !== undefined) return `(${key})`
      return key === "error" || key === "cause" ? errorOf(value) : value
    })
    seen.push([step, JSON.parse(normalise(text))])
  }
  const key = Token.adminKey()
  return {
    seen,
    note,
    pause,
    /** Notes what a call gives, and gives it on. */
    see: async <A>(step: string, work: Promise<A>): Promise<A> => {
      const result = await work
      note(step, result)
      return result
    },
    email: (name: string) => `${name}${tag}@example.com`,
    client: (flowType: "implicit" | "pkce" = "implicit") =>
      new AuthClient({
        url,
        fetch,
        flowType,
        autoRefreshToken: false,
        persistSession: false,
        detectSessionInUrl: false,
        experimental: { passkey: true }
      }),
    admin: new GoTrueAdminApi({
      url,
      fetch,
      headers: { Authorization: `Bearer ${key}` },
      experimental: { passkey: true }
    })
  }
}

type Driver = ReturnType<typeof makeDriver>

const password = "correct horse 1"

/** A client that is signed in as somebody new. */
const signedIn = async ({ admin, client, email }: Driver, name: string) => {
  const one = client()
  await admin.createUser({ email: email(name), password, email_confirm: true })
  const { data } = await one.signInWithPassword({ email: email(name), password })
  return { one, id: data.user?.id ?? "", token: data.session?.access_token ?? "", session: data.session }
}

/** Follows a link that an admin made, by its hash. */
const verify = async ({ admin, client }: Driver, params: GenerateLinkParams, type: EmailOtpType) => {
  const { data } = await admin.generateLink(params)
  const one = client()
  return one.verifyOtp({ type, token_hash: data.properties?.hashed_token ?? "" })
}

const accounts = async (driver: Driver) => {
  const { admin, client, email, see } = driver
  const one = client()
  await see("sign up", one.signUp({ email: email("ann"), password, options: { data: { plan: "free" } } }))
  await see("sign up again", one.signUp({ email: email("ann"), password }))
  await see("sign in unconfirmed", one.signInWithPassword({ email: email("ann"), password }))
  await see("sign up, no password", one.signUp({ email: email("bob"), password: "" }))
  await see("sign up, weak", one.signUp({ email: email("bob"), password: "1" }))
  await see("sign up, no address", one.signUp({ email: "bob", password }))
  await see("sign up by phone", one.signUp({ phone: "12", password }))
  await see("confirm", verify(driver, { type: "signup", email: email("ann"), password }, "signup"))
  await see("sign in, wrong", one.signInWithPassword({ email: email("ann"), password: "nope" }))
  await see("sign in, nobody", one.signInWithPassword({ email: email("nobody"), password }))
  await see("sign in", one.signInWithPassword({ email: email("ann"), password }))
  await see("who", one.getUser())
  await see("identities", one.getUserIdentities())
  await see("change data", one.updateUser({ data: { plan: "pro", free: null } }))
  await see("change password, weak", one.updateUser({ password: "1" }))
  await see("change password, same", one.updateUser({ password }))
  await see("change password", one.updateUser({ password: "another horse 2" }))
  await see("change address to a taken one", one.updateUser({ email: email("ann") }))
  await see("reauthenticate", one.reauthenticate())
  await see("forgot", one.resetPasswordForEmail(email("ann")))
  await see("forgot, nobody", one.resetPasswordForEmail(email("nobody")))
  await see("resend", one.resend({ type: "signup", email: email("ann") }))
  await see("code by mail, nobody", one.signInWithOtp({ email: email("no"), options: { shouldCreateUser: false } }))
  await see("wrong code", one.verifyOtp({ type: "email", email: email("ann"), token: "000000" }))
  await see("wrong hash", one.verifyOtp({ type: "email", token_hash: "nope" }))
  await see("recover", verify(driver, { type: "recovery", email: email("ann") }, "recovery"))
  await see("magic", verify(driver, { type: "magiclink", email: email("ann") }, "magiclink"))
  await see("invited", verify(driver, { type: "invite", email: email("guest") }, "invite"))
  await see(
    "invite",
    admin.inviteUserByEmail(email("friend"), { data: { a: 1 }, redirectTo: "http://localhost:3000/x" })
  )
  await see("invite again", admin.inviteUserByEmail(email("friend")))
}

const sessions = async (driver: Driver) => {
  const { admin, client, email, note, see } = driver
  const { one, session, token } = await signedIn(driver, "sam")
  const { data } = await see("claims", one.getClaims())
  note("claim names", Object.keys(data?.claims ?? {}))
  await see("refresh", one.refreshSession())
  const again = client()
  await see("refresh with the old token", again.refreshSession({ refresh_token: session?.refresh_token ?? "" }))
  await see("refresh with no token", again.refreshSession({ refresh_token: "abcdefghijkl" }))
  await see("set session", again.setSession({ access_token: token, refresh_token: session?.refresh_token ?? "" }))
  await see("sign others out", one.signOut({ scope: "others" }))
  await see("sign out", one.signOut())
  await see("who, signed out", one.getUser(token))
  await see("sign out by an admin", admin.signOut(token))
  await see("sign out nobody", admin.signOut("x.y.z"))
  const anonymous = client()
  await see("anonymous", anonymous.signInAnonymously({ options: { data: { guest: true } } }))
  await see("anonymous, with an address", anonymous.updateUser({ email: email("late") }))
  await see("identities of an anonymous", anonymous.getUserIdentities())
}

const changeOfAddress = async (driver: Driver) => {
  const { admin, client, email, see } = driver
  const { one } = await signedIn(driver, "old")
  await see("ask", one.updateUser({ email: email("new") }))
  const link = async (type: "email_change_current" | "email_change_new") => {
    const { data } = await admin.generateLink({ type, email: email("old"), newEmail: email("new") })
    return data.properties?.hashed_token ?? ""
  }
  const hashes = { current: await link("email_change_current"), new: await link("email_change_new") }
  const other = client()
  await see("accept", other.verifyOtp({ type: "email_change", token_hash: hashes.current }))
  await see("accept again", other.verifyOtp({ type: "email_change", token_hash: hashes.current }))
  await see("accept the new one", other.verifyOtp({ type: "email_change", token_hash: hashes.new }))
  await see("sign in with the new one", one.signInWithPassword({ email: email("new"), password }))
}

const administration = async ({ admin, email, note, see }: Driver) => {
  const { data } = await see(
    "create",
    admin.createUser({
      email: email("zoe"),
      password,
      email_confirm: true,
      user_metadata: { a: 1 },
      app_metadata: { b: [2] },
      role: "editor",
      ban_duration: "24h"
    })
  )
  const id = data.user?.id ?? ""
  await see("create again", admin.createUser({ email: email("zoe") }))
  await see("create nobody", admin.createUser({}))
  await see("get", admin.getUserById(id))
  await see("get nobody", admin.getUserById("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"))
  await see(
    "update",
    admin.updateUserById(id, { email: email("zoe2"), ban_duration: "none", user_metadata: { a: null } })
  )
  await see("update, weak", admin.updateUserById(id, { password: "1" }))
  await see("update nobody", admin.updateUserById("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", { role: "x" }))
  const list = await admin.listUsers({ page: 1, perPage: 1 })
  note("list", [list.data.users.length, list.error])
  const types = ["signup", "invite", "magiclink", "recovery", "email_change_current", "email_change_new"] as const
  for (const type of types) {
    const params = { type, email: email("zoe2"), newEmail: email("zoe3"), password }
    await see(`link: ${type}`, admin.generateLink(params))
  }
  await see("soft delete", admin.deleteUser(id, true))
  const soft = await admin.getUserById(id)
  note("after a soft delete", [soft.data.user?.deleted_at !== undefined, soft.data.user?.identities, soft.error])
  await see("delete", admin.deleteUser(id))
  await see("delete again", admin.deleteUser(id))
  const created = await see(
    "client",
    admin.oauth.createClient({ client_name: "App", redirect_uris: ["https://app.example.com/cb"] })
  )
  const clientId = created.data?.client_id ?? ""
  await see("get client", admin.oauth.getClient(clientId))
  await see("update client", admin.oauth.updateClient(clientId, { client_name: "App 2" }))
  await see("new client secret", admin.oauth.regenerateClientSecret(clientId))
  await see("delete client", admin.oauth.deleteClient(clientId))
  await see("get client, gone", admin.oauth.getClient(clientId))
}

const secondFactors = async (driver: Driver) => {
  const { admin, pause, see } = driver
  const { id, one } = await signedIn(driver, "mia")
  await see("enroll", one.mfa.enroll({ factorType: "phone", phone: "12", friendlyName: "p" }))
  const { data } = await see("enroll", one.mfa.enroll({ factorType: "totp", friendlyName: "phone", issuer: "x" }))
  await see("enroll again", one.mfa.enroll({ factorType: "totp", friendlyName: "phone" }))
  const factorId = data?.id ?? ""
  const secret = data !== null && "totp" in data ? data.totp.secret : ""
  const challenge = await see("challenge", one.mfa.challenge({ factorId }))
  const challengeId = challenge.data?.id ?? ""
  await pause()
  await see("wrong code", one.mfa.verify({ factorId, challengeId, code: "000000" }))
  await see("verify", one.mfa.verify({ factorId, challengeId, code: totp(secret) }))
  await see("level", one.mfa.getAuthenticatorAssuranceLevel())
  await see("factors", one.mfa.listFactors())
  await see("factors, for an admin", admin.mfa.listFactors({ userId: id }))
  await see("unenroll", one.mfa.unenroll({ factorId }))
  await see("unenroll again", one.mfa.unenroll({ factorId }))
  await see("delete, by an admin", admin.mfa.deleteFactor({ userId: id, id: factorId }))
}

const passkeys = async (driver: Driver) => {
  const { admin, client, see } = driver
  const { id, one } = await signedIn(driver, "kay")
  const key = makeKey("ES256", driver.email("kay"))
  const begun = await see("register", one.passkey.startRegistration())
  const challengeId = begun.data?.challenge_id ?? ""
  const credential = attest(begun.data?.options.challenge ?? "", key)
  const wrong = attest("bm8", key)
  await see("register, another challenge", one.passkey.verifyRegistration({ challengeId, credential: wrong }))
  const again = await one.passkey.startRegistration()
  const { data } = await see(
    "registered",
    one.passkey.verifyRegistration({
      challengeId: again.data?.challenge_id ?? "",
      credential: attest(again.data?.options.challenge ?? "", key)
    })
  )
  await see("registered twice", one.passkey.verifyRegistration({ challengeId, credential }))
  const passkeyId = data?.id ?? ""
  await see("passkeys", one.passkey.list())
  await see("rename", one.passkey.update({ passkeyId, friendlyName: "Phone" }))
  const other = client()
  const started = await see("sign in", other.passkey.startAuthentication())
  await see(
    "signed in",
    other.passkey.verifyAuthentication({
      challengeId: started.data?.challenge_id ?? "",
      credential: assertion(started.data?.options.challenge ?? "", key, id)
    })
  )
  await see("passkeys, for an admin", admin.passkey.listPasskeys({ userId: id }))
  await see("delete, by an admin", admin.passkey.deletePasskey({ userId: id, passkeyId }))
  await see("delete", one.passkey.delete({ passkeyId }))
}

/** Everything, one after the other. */
export const drive = async (target: Target): Promise<Seen> => {
  const driver = makeDriver(target)
  for (const part of [accounts, sessions, changeOfAddress, administration, secondFactors, passkeys]) await part(driver)
  return driver.seen
}
