import { GoTrueAdmin } from "@gotrue-effect/admin"
import { start } from "@gotrue-effect/emulator/promise"
import { Effect, Stream } from "effect"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { fromService, toLayer } from "../src/effect.js"
import { GoTrueAdminApi, isAuthApiError } from "../src/index.js"

const auth = await start({ seed: 1, settings: { GOTRUE_OAUTH_SERVER_ENABLED: "true" } })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

const Admin = toLayer({
  url: auth.url,
  headers: { apikey: auth.adminKey, Authorization: `Bearer ${auth.adminKey}`, "X-Job": "test" },
  fetch: auth.fetch
})

const service = await Effect.runPromise(Effect.provide(GoTrueAdmin.GoTrueAdmin, Admin))
const admin = fromService(service)

describe("the classic class over a service", () => {
  it("does a day of work", async () => {
    const { data } = await admin.createUser({ email: "ann@example.com", email_confirm: true })
    const id = data.user?.id ?? ""
    expect((await admin.getUserById(id)).data.user?.email).toBe("ann@example.com")
    expect((await admin.listUsers({ page: 1, perPage: 1 })).data).toMatchObject({ total: 1, lastPage: 1 })
    expect((await admin.mfa.listFactors({ userId: id })).data).toEqual({ factors: [] })
    const link = await admin.generateLink({
      type: "email_change_new",
      email: "ann@example.com",
      newEmail: "bob@example.com",
      options: { redirectTo: "http://localhost:3000" }
    })
    expect(link.data.properties?.action_link).toMatch(/^http/)
    expect((await admin.getUserByEmail("ann@example.com")).data?.user?.id).toBe(id)
    for await (const user of admin.users()) expect(user.id).toBe(id)
    expect((await admin.deleteUser("x")).error?.message).toMatch(/^deleteUser: id should be a UUID/)
    expect((await admin.deleteUser(id)).data.user?.id).toBe(id)
  })

  it("keeps the cursor of a page, as the class over the network does", async () => {
    const cursors = await start({ settings: { GOTRUE_EXPERIMENTAL_CURSOR_PAGINATION_ENABLED: "true" } })
    const options = {
      url: cursors.url,
      headers: { apikey: cursors.adminKey, Authorization: `Bearer ${cursors.adminKey}` }
    }
    const layer = toLayer({ ...options, fetch: cursors.fetch })
    const overService = fromService(await Effect.runPromise(Effect.provide(GoTrueAdmin.GoTrueAdmin, layer)))
    const overNetwork = new GoTrueAdminApi({ ...options, fetch: cursors.fetch })
    for (const name of ["ann", "bob", "cat"]) await overNetwork.createUser({ email: `${name}@example.com` })
    const { data } = await overService.listUsers({ limit: 2 })
    expect(data).toMatchObject({ pagination: { has_more: true, next_cursor: expect.any(String) } })
    expect(data).toEqual((await overNetwork.listUsers({ limit: 2 })).data)
    await cursors.stop()
  })

  it("tells a client's secret", async () => {
    const client = { client_name: "App", redirect_uris: ["https://app.example.com/callback"] }
    const { data } = await admin.oauth.createClient(client)
    expect(typeof data?.client_secret).toBe("string")
    expect((await admin.oauth.listClients()).data.clients).toHaveLength(1)
  })

  it("gives auth-js's errors", async () => {
    const taken = { email: "ann@example.com" }
    await admin.createUser(taken)
    const { error } = await admin.createUser(taken)
    expect(error).toMatchObject({ name: "AuthApiError", status: 422, code: "email_exists" })
    expect((await admin.getUserById("no id")).error).toMatchObject({ name: "AuthInvalidInputError" })
    await expect(admin.createUser(taken, { throwOnError: true })).rejects.toSatisfy(isAuthApiError)
  })
})

const aborted = { name: "AuthRetryableFetchError", message: "This operation was aborted" }

/** An event that can be waited for. */
const event = () => {
  let happen: () => void = () => undefined
  const happened = new Promise<void>((resolve) => (happen = resolve))
  return { happen: () => happen(), happened }
}

/** What never ends, when it has begun, and when it was interrupted. */
const waiting = () => {
  const begun = event()
  const interrupted = event()
  const effect = Effect.suspend(() => {
    begun.happen()
    return Effect.never
  }).pipe(Effect.onInterrupt(() => Effect.sync(() => interrupted.happen())))
  return { effect, hasBegun: begun.happened, isInterrupted: interrupted.happened }
}

describe("how calls over a service end", () => {
  it("one of many results may be a failure", async () => {
    const { data } = await admin.createUser({ email: "ann@example.com" })
    const id = data.user?.id ?? ""
    const absent = "8d1b5d1c-4e1f-4a53-9f0e-6d3f0a7b2c11"
    const { data: found } = await admin.getUsers([id, absent])
    expect(found?.users).toMatchObject([{ user: { id } }, { error: { code: "user_not_found", status: 404 } }])
  })

  it("a failure is an error, an iterator's too", async () => {
    const layer = toLayer({ url: auth.url, headers: { apikey: "nobody" }, fetch: auth.fetch })
    const stranger = fromService(await Effect.runPromise(Effect.provide(GoTrueAdmin.GoTrueAdmin, layer)))
    expect((await stranger.countUsers()).error).toMatchObject({ name: "AuthApiError", status: 403 })
    const users = stranger.users()
    await expect(users.next()).rejects.toMatchObject({ name: "AuthApiError", status: 403 })
    expect(await users.next()).toEqual({ done: true, value: undefined })
  })

  it("a defect is an unknown error", async () => {
    const bug = new TypeError("a bug")
    const broken = fromService({
      ...service,
      getUserById: () => Effect.die(bug),
      countUsers: () => Effect.die(bug),
      streamUsers: () => Stream.fromEffect(Effect.die(bug))
    })
    const unknown = { name: "AuthUnknownError", originalError: bug }
    expect((await broken.getUserById("x")).error).toMatchObject(unknown)
    expect((await broken.countUsers()).error).toMatchObject(unknown)
    await expect(broken.users().next()).rejects.toMatchObject(unknown)
  })

  it("what the service interrupts itself does not leave the caller waiting", async () => {
    const broken = fromService({ ...service, getUserById: () => Effect.interrupt, countUsers: () => Effect.interrupt })
    expect((await broken.getUserById("x")).error).toMatchObject({ name: "AuthUnknownError" })
    expect((await broken.countUsers()).error).toMatchObject(aborted)
  })

  it("an abort interrupts a classic call", async () => {
    const { effect, isInterrupted } = waiting()
    const controller = new AbortController()
    const call = fromService({ ...service, getUserById: () => effect }).getUserById("x", controller)
    controller.abort()
    expect((await call).error).toMatchObject(aborted)
    await isInterrupted
  })

  it("an abort interrupts another call", async () => {
    const { effect, hasBegun, isInterrupted } = waiting()
    const controller = new AbortController()
    const call = fromService({ ...service, countUsers: () => effect }).countUsers({}, controller)
    await hasBegun
    controller.abort()
    expect((await call).error).toMatchObject(aborted)
    await isInterrupted
    expect((await admin.countUsers({}, controller)).error).toMatchObject(aborted)
  })

  it("an abort interrupts an iterator while it waits", async () => {
    const { effect, hasBegun, isInterrupted } = waiting()
    const controller = new AbortController()
    const users = fromService({ ...service, streamUsers: () => Stream.fromEffect(effect) }).users({}, controller)
    const next = users.next()
    await hasBegun
    controller.abort()
    await expect(next).rejects.toMatchObject(aborted)
    expect(await users.next()).toEqual({ done: true, value: undefined })
    await isInterrupted
  })

  it("an abort between two rows ends an iterator, and so does leaving its loop", async () => {
    for (const email of ["ann@example.com", "bob@example.com"]) await admin.createUser({ email })
    const controller = new AbortController()
    const users = admin.users({}, controller)
    expect(await users.next()).toMatchObject({ done: false })
    controller.abort()
    expect((await users.next()).done).toBe(true)
    for await (const user of admin.users()) {
      expect(user.email).toMatch(/@example.com$/)
      break
    }
  })
})

describe("the service of the classic options", () => {
  it("takes the key from the headers", async () => {
    const count = GoTrueAdmin.GoTrueAdmin.pipe(Effect.flatMap((service) => service.countUsers()))
    expect(await Effect.runPromise(Effect.provide(count, Admin))).toBe(0)
    expect(await auth.journal()).toHaveLength(1)
    const keyless = toLayer({ url: auth.url, headers: {} })
    expect(await Effect.runPromise(Effect.flip(Effect.provide(count, keyless)))).toMatchObject({
      _tag: "InvalidApiKey"
    })
  })
})
