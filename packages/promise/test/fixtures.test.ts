/** Responses of test doubles and of older servers, which have less than the server sends today. */
import { describe, expect, it } from "vitest"
import { GoTrueAdminApi } from "../src/index.js"
import { user } from "./support/server.js"

const responding = (body: unknown) =>
  new GoTrueAdminApi({ url: "http://localhost:9", fetch: () => Promise.resolve(Response.json(body)) })

const minimal = { id: "user-1", email: "ann@example.com" }

const { is_anonymous: _, ...older } = user

describe("what a test double responds with", () => {
  it.each<readonly [string, object]>([
    ["id and address", minimal],
    ["no is_anonymous, as servers before 2.144", older],
    ["a date without a time", { ...user, created_at: "2026-01-01" }],
    ["null where there is nothing", { ...user, email: null, identities: null, user_metadata: null }],
    ["a factor of a test", { ...minimal, factors: [{ id: "f1", factor_type: "totp", status: "verified" }] }]
  ])("%s is a user", async (_, body) => {
    expect(await responding(body).getUserById(user.id)).toEqual({ data: { user: body }, error: null })
    expect((await responding({ users: [body] }).listUsers()).data.users).toEqual([body])
  })

  it("an id alone is a factor", async () => {
    const { data } = await responding({ id: "f1" }).mfa.deleteFactor({ userId: user.id, id: user.id })
    expect(data).toEqual({ id: "f1" })
  })

  it("part of a link is a link", async () => {
    const link = { ...minimal, hashed_token: "recovery-token-abc" }
    const { data } = await responding(link).generateLink({ type: "recovery", email: minimal.email })
    expect(data.properties?.hashed_token).toBe("recovery-token-abc")
  })

  it("is a user for what is loaded on demand, too", async () => {
    const one = { ...minimal, app_metadata: {} }
    const admin = responding({ users: [one] })
    expect(await admin.getUserByEmail(minimal.email)).toEqual({ data: { user: one }, error: null })
    for await (const row of admin.users()) expect(row).toEqual(one)
  })
})

describe("what is refused all the same", () => {
  it.each<readonly [string, object, string]>([
    ["an object without id", { email: "ann@example.com" }, "id"],
    ["an id that is no text", { id: 1 }, "id"],
    ["a member of another type", { ...minimal, phone: 15551234567 }, "phone"]
  ])("%s", async (_, body, path) => {
    const { error } = await responding(body).getUserById(user.id)
    expect(error).toMatchObject({ name: "AuthUnknownError", originalError: { path } })
  })

  it("a page without users", async () => {
    expect((await responding({ message: "Welcome" }).listUsers()).error?.message).toMatch(/response's users is missing/)
  })
})
