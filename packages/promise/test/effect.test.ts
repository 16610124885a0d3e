import { GoTrueAdmin } from "@gotrue-effect/admin"
import { start } from "@gotrue-effect/emulator/promise"
import { Effect } from "effect"
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

const admin = fromService(await Effect.runPromise(Effect.provide(GoTrueAdmin.GoTrueAdmin, Admin)))

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
