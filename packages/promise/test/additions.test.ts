import { start } from "@gotrue-effect/emulator/promise"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { GoTrueAdminApi, isAuthApiError, isAuthRetryableFetchError } from "../src/index.js"

const auth = await start({ seed: 1 })
afterAll(() => auth.stop())
beforeEach(async () => {
  await auth.reset()
  await auth.clearFaults()
})

const admin = new GoTrueAdminApi({ url: auth.url, headers: { Authorization: `Bearer ${auth.adminKey}` } })

const create = async (email: string): Promise<string> => {
  const { data, error } = await admin.createUser({ email, email_confirm: true })
  expect(error).toBeNull()
  return data.user?.id ?? ""
}

const collect = async <A>(rows: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const found: Array<A> = []
  for await (const row of rows) found.push(row)
  return found
}

describe("all users", () => {
  it("one after the other, page by page", async () => {
    for (let number = 0; number < 5; number++) await create(`user${number}@example.com`)
    const users = await collect(admin.users({ pageSize: 2 }))
    expect(users.map(({ email }) => email)).toEqual([4, 3, 2, 1, 0].map((number) => `user${number}@example.com`))
  })

  it("requests no more than needed", async () => {
    for (let number = 0; number < 5; number++) await create(`user${number}@example.com`)
    const before = (await auth.journal()).length
    for await (const user of admin.users({ pageSize: 2 })) {
      expect(user.email).toBe("user4@example.com")
      break
    }
    expect((await auth.journal()).length - before).toBeLessThan(3)
  })

  it("rejects with an error, and when it is aborted", async () => {
    const stranger = new GoTrueAdminApi({ url: auth.url, headers: { Authorization: "Bearer nobody" } })
    await expect(collect(stranger.users())).rejects.toSatisfy(isAuthApiError)
    const call = { signal: AbortSignal.abort() }
    await expect(collect(admin.users({}, call))).rejects.toSatisfy(isAuthRetryableFetchError)
  })
})

describe("what takes several requests", () => {
  it("finds by address and number", async () => {
    const id = await create("ann@example.com")
    await admin.updateUserById(id, { phone: "15551234567" })
    expect((await admin.getUserByEmail("ANN@example.com")).data?.user?.id).toBe(id)
    expect(await admin.getUserByEmail("bob@example.com")).toEqual({ data: { user: null }, error: null })
    expect((await admin.findUsersByEmail("ann@example.com")).data?.users).toHaveLength(1)
    expect((await admin.getUserByPhone("+1 555 123 4567")).data?.user?.id).toBe(id)
    expect(await admin.countUsers()).toEqual({ data: { count: 1 }, error: null })
  })

  it("reads many, each with its own result", async () => {
    const id = await create("ann@example.com")
    const { data } = await admin.getUsers([id, "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90", "no id"])
    expect(data?.users.map(({ error, user }) => [user?.id, error?.name, error?.code])).toEqual([
      [id, undefined, undefined],
      [undefined, "AuthApiError", "user_not_found"],
      [undefined, "AuthInvalidInputError", "validation_failed"]
    ])
  })

  it("creates or finds, bans and lifts, replaces metadata", async () => {
    const made = await admin.createOrGetUser({ email: "ann@example.com", user_metadata: { a: 1 } })
    const found = await admin.createOrGetUser({ email: "ann@example.com" })
    const id = made.data?.user.id ?? ""
    expect([made.data?.created, found.data?.created, found.data?.user.id]).toEqual([true, false, id])
    expect((await admin.banUser(id, "1 day")).data?.user.banned_until).toBeDefined()
    expect((await admin.banUser(id, "soon")).error).toMatchObject({ name: "AuthInvalidInputError" })
    expect((await admin.unbanUser(id)).data?.user.banned_until).toBeUndefined()
    expect((await admin.replaceUserMetadata(id, { b: 2 })).data?.user.user_metadata).toMatchObject({ b: 2 })
    expect((await admin.replaceUserMetadata(id, { b: 2 })).data?.user.user_metadata).not.toHaveProperty("a")
    expect((await admin.replaceAppMetadata(id, { plan: "pro" })).data?.user.app_metadata).toMatchObject({ plan: "pro" })
  })

  it("signs in as a user, and out everywhere", async () => {
    const id = await create("ann@example.com")
    const { data } = await admin.createSession(id)
    expect(data?.session.access_token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(await admin.revokeSessions(id)).toEqual({ data: null, error: null })
    const { error } = await admin.signOut(data?.session.access_token ?? "")
    expect(error?.name).toBe("AuthSessionMissingError")
    expect(await admin.revokeSessions(id, { by: "password" })).toEqual({ data: null, error: null })
  })

  it("invites again", async () => {
    const { data } = await admin.inviteUserByEmail("ann@example.com")
    expect((await admin.resendInvite(data.user?.id ?? "")).error).toBeNull()
    expect(await auth.outbox()).toHaveLength(2)
  })

  it("deletes all factors, and changes one that is not there", async () => {
    const userId = await create("ann@example.com")
    expect(await admin.mfa.deleteAllFactors({ userId })).toEqual({ data: { factors: [] }, error: null })
    const { error } = await admin.mfa.updateFactor({ userId, id: userId }, { friendly_name: "x" })
    expect(error?.code).toBe("mfa_factor_not_found")
  })
})

describe("additional groups", () => {
  it("the audit log", async () => {
    await create("ann@example.com")
    const { data } = await admin.audit.listEntries({ perPage: 5 })
    expect(data?.entries[0]?.payload.action).toBe("user_signedup")
    expect(await collect(admin.audit.entries())).toEqual(data?.entries)
  })

  it("the server", async () => {
    expect((await admin.server.health()).data).toMatchObject({ name: "GoTrue" })
    expect((await admin.server.settings()).error).toBeNull()
    expect((await admin.server.jwks()).data).toHaveProperty("keys")
  })

  it("single sign-on", async () => {
    expect(await admin.sso.listProviders()).toEqual({ data: { providers: [] }, error: null })
    expect((await admin.sso.createProvider({})).error).toMatchObject({ name: "AuthInvalidInputError" })
    expect((await admin.sso.getProvider("../users")).error).toMatchObject({ name: "AuthInvalidInputError" })
  })
})

describe("errors of the part that is loaded later", () => {
  it("are those of the classic methods, word for word, and can be thrown", async () => {
    const nobody = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
    const classic = await admin.updateUserById(nobody, {})
    const { error } = await admin.unbanUser(nobody)
    expect({ ...error, message: error?.message }).toEqual({ ...classic.error, message: classic.error?.message })
    await expect(admin.unbanUser(nobody, { throwOnError: true })).rejects.toSatisfy(isAuthApiError)
  })
})
