import type { GoTrueAdminApi } from "@supabase/auth-js"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import * as Pair from "./support/pair.js"

const pair = await Pair.make()
afterAll(() => pair.stop())
beforeEach(() => pair.reset())

const nobody = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"

const idOf = (result: { data: { user: { id: string } | null } }): string => result.data.user?.id ?? ""

const ann = (admin: GoTrueAdminApi) =>
  admin.createUser({ email: "ann@example.com", password: "a long password", email_confirm: true }).then(idOf)

type Call = (admin: GoTrueAdminApi) => Promise<unknown>

/** Each method in success and failure, as its users call it. */
const calls: Readonly<Record<string, Call>> = {
  createUser: (admin) =>
    admin.createUser({
      email: "Ann@example.com",
      user_metadata: { a: 1 },
      app_metadata: { b: null },
      ban_duration: "1h"
    }),
  "createUser, taken": async (admin) => {
    await ann(admin)
    return admin.createUser({ email: "ann@example.com" })
  },
  "createUser, nothing": (admin) => admin.createUser({}),
  getUserById: async (admin) => admin.getUserById(await ann(admin)),
  "getUserById, nobody": (admin) => admin.getUserById(nobody),
  updateUserById: async (admin) => admin.updateUserById(await ann(admin), { phone: "+15551234567", role: "admin" }),
  "updateUserById, weak password": async (admin) => admin.updateUserById(await ann(admin), { password: "1" }),
  "updateUserById, nobody": (admin) => admin.updateUserById(nobody, {}),
  deleteUser: async (admin) => admin.deleteUser(await ann(admin)),
  "deleteUser, softly": async (admin) => admin.deleteUser(await ann(admin), true),
  "deleteUser, nobody": (admin) => admin.deleteUser(nobody),
  listUsers: async (admin) => {
    await ann(admin)
    return admin.listUsers()
  },
  "listUsers, a page": async (admin) => {
    await ann(admin)
    await admin.createUser({ phone: "15551234567" })
    return admin.listUsers({ page: 1, perPage: 1 })
  },
  "listUsers, no page": (admin) => admin.listUsers({ page: -1 }),
  inviteUserByEmail: (admin) =>
    admin.inviteUserByEmail("ann@example.com", { data: { a: "ä" }, redirectTo: "http://localhost:3000/x?y=z" }),
  "inviteUserByEmail, no address": (admin) => admin.inviteUserByEmail("ann"),
  "generateLink, signup": (admin) =>
    admin.generateLink({
      type: "signup",
      email: "ann@example.com",
      password: "a long password",
      options: { data: { a: 1 } }
    }),
  "generateLink, magiclink": (admin) =>
    admin.generateLink({
      type: "magiclink",
      email: "ann@example.com",
      options: { redirectTo: "http://localhost:3000" }
    }),
  "generateLink, recovery of nobody": (admin) => admin.generateLink({ type: "recovery", email: "ann@example.com" }),
  "generateLink, email_change_new": async (admin) => {
    await ann(admin)
    return admin.generateLink({ type: "email_change_new", email: "ann@example.com", newEmail: "bob@example.com" })
  },
  "signOut, no token": (admin) => admin.signOut("no token"),
  "signOut, empty token": (admin) => admin.signOut("", "others"),
  "mfa.listFactors": async (admin) => admin.mfa.listFactors({ userId: await ann(admin) }),
  "mfa.listFactors, nobody": (admin) => admin.mfa.listFactors({ userId: nobody }),
  "mfa.deleteFactor, none": async (admin) => admin.mfa.deleteFactor({ userId: await ann(admin), id: nobody }),
  "passkey.listPasskeys": async (admin) => admin.passkey.listPasskeys({ userId: await ann(admin) }),
  "passkey.deletePasskey, none": async (admin) =>
    admin.passkey.deletePasskey({ userId: await ann(admin), passkeyId: nobody }),
  "oauth.listClients": (admin) => admin.oauth.listClients({ page: 2 }),
  "oauth.createClient": (admin) =>
    admin.oauth.createClient({ client_name: "App", redirect_uris: ["https://app.example.com/callback"] }),
  "oauth.createClient, nothing": (admin) => admin.oauth.createClient({ client_name: "", redirect_uris: [] }),
  "oauth.getClient": async (admin) => {
    const { data } = await admin.oauth.createClient({
      client_name: "App",
      redirect_uris: ["https://app.example.com/callback"]
    })
    const id = data?.client_id ?? ""
    return {
      error: null,
      got: await admin.oauth.getClient(id),
      changed: await admin.oauth.updateClient(id, { client_name: "Other" }),
      secret: await admin.oauth.regenerateClientSecret(id),
      gone: await admin.oauth.deleteClient(id)
    }
  },
  "oauth.getClient, none": (admin) => admin.oauth.getClient(nobody),
  "oauth.deleteClient, none": (admin) => admin.oauth.deleteClient(nobody),
  "customProviders.listProviders": (admin) => admin.customProviders.listProviders({ type: "oidc" }),
  "customProviders.createProvider": async (admin) => {
    const made = await admin.customProviders.createProvider({
      provider_type: "oauth2",
      identifier: "custom:acme",
      name: "Acme",
      client_id: "id",
      client_secret: "secret",
      authorization_url: "https://provider.example.com/authorize",
      token_url: "https://provider.example.com/token",
      userinfo_url: "https://provider.example.com/userinfo"
    })
    return {
      error: made.error,
      made,
      got: await admin.customProviders.getProvider("custom:acme"),
      changed: await admin.customProviders.updateProvider("custom:acme", { enabled: false }),
      all: await admin.customProviders.listProviders(),
      gone: await admin.customProviders.deleteProvider("custom:acme")
    }
  },
  "customProviders.getProvider, none": (admin) => admin.customProviders.getProvider("custom:none")
}

describe("what auth-js and we show and send", () => {
  it.each(Object.entries(calls))("%s", async (_, call) => {
    const { ours, theirs } = await pair.both(call)
    expect(ours).toEqual(theirs)
  })
})

const responding = (status: number, body: string, headers: Record<string, string> = {}) => {
  const respond: typeof fetch = () => Promise.resolve(new Response(body, { status, statusText: "Words", headers }))
  return respond
}

/** Responses that the server never sends. */
const odd: Readonly<Record<string, typeof fetch>> = {
  "a gateway's page": responding(502, "<h1>Bad Gateway</h1>"),
  "a page of somebody else": responding(404, "<h1>Not Found</h1>"),
  "an empty error": responding(400, ""),
  "an error without members": responding(418, "{}"),
  "an error that is a list": responding(400, "[1]"),
  "an error that is a text": responding(400, '"no"'),
  "an error in OAuth's form": responding(400, '{"error":"invalid_request","error_description":"no"}'),
  "a failure with a code": responding(503, '{"message":"no"}'),
  "a status that is no failure of theirs": responding(505, '{"msg":"no"}'),
  "the older form": responding(422, '{"code":422,"error_code":"email_exists","msg":"taken"}'),
  "the newer form": responding(422, '{"code":"email_exists","message":"taken"}', {
    "x-supabase-api-version": "2024-01-01"
  }),
  "a form from before there were codes": responding(422, '{"msg":"weak","weak_password":{"reasons":["length"]}}'),
  "a weak password": responding(
    422,
    '{"error_code":"weak_password","msg":"weak","weak_password":{"reasons":["pwned"]}}'
  ),
  "no session": responding(403, '{"error_code":"session_not_found","msg":"gone"}'),
  "no JSON at all": responding(200, "OK"),
  "no body": responding(200, ""),
  "no connection": () => Promise.reject(new TypeError("fetch failed")),
  "a fetch that throws": () => {
    throw new Error("thrown")
  },
  "something thrown that is no error": () => Promise.reject("a text")
}

describe("odd responses, as auth-js shows them", () => {
  it.each(Object.entries(odd))("%s", async (_, fetch) => {
    for (const call of [
      (admin: GoTrueAdminApi) => admin.getUserById(nobody),
      (admin: GoTrueAdminApi) => admin.createUser({ email: "ann@example.com" }),
      (admin: GoTrueAdminApi) => admin.listUsers(),
      (admin: GoTrueAdminApi) => admin.oauth.listClients(),
      (admin: GoTrueAdminApi) => admin.customProviders.deleteProvider("custom:x")
    ]) {
      const { ours, theirs } = await pair.both(call, { fetch, strictParity: true })
      expect(ours).toEqual(theirs)
    }
  })
})

describe("with strictParity, auth-js's defects", () => {
  const defects: Readonly<Record<string, Call>> = {
    "pages past 9": async (admin) => {
      for (let number = 0; number < 12; number++) await admin.createUser({ email: `user${number}@example.com` })
      return admin.listUsers({ page: 2, perPage: 1 })
    },
    "an id that is no UUID": (admin) => admin.getUserById("no id"),
    "an unknown scope": (admin) => Reflect.apply(admin.signOut, admin, ["a.b.c", "everywhere"]),
    "arguments that are not there": (admin) => Reflect.apply(admin.mfa.listFactors, admin.mfa, []).catch(() => "threw"),
    "what has no JSON": (admin) => admin.createUser({ user_metadata: { big: 1n } })
  }
  it.each(Object.entries(defects))("%s", async (_, call) => {
    const { ours, theirs } = await pair.both(call, { strictParity: true })
    expect(ours).toEqual(theirs)
  })

  it("codes that are lost, and a factor that is wrapped twice", async () => {
    const factor = {
      id: nobody,
      created_at: "2026-08-20T10:00:00Z",
      updated_at: "2026-08-20T10:00:00Z",
      status: "verified",
      factor_type: "totp"
    }
    const cases: ReadonlyArray<readonly [fetch: typeof globalThis.fetch, call: Call]> = [
      [responding(500, '{"error_code":"unexpected_failure","msg":"no"}'), (admin) => admin.getUserById(nobody)],
      [responding(200, JSON.stringify(factor)), (admin) => admin.mfa.deleteFactor({ userId: nobody, id: nobody })],
      [responding(200, '{"a":1}'), (admin) => admin.getUserById(nobody)],
      [responding(200, "null"), (admin) => admin.getUserById(nobody).catch(() => "threw")]
    ]
    for (const [fetch, call] of cases) {
      const { ours, theirs } = await pair.both(call, { fetch, strictParity: true })
      expect(ours).toEqual(theirs)
    }
  })
})

describe("an argument too many", () => {
  it("is ignored, as when a method is passed to map", async () => {
    const { ours, theirs } = await pair.both(
      (admin) =>
        Promise.all(
          [nobody, "no id"].map((...args) => Reflect.apply(admin.getUserById, admin, args).catch(() => "threw"))
        ).then((results) => results.map((result) => (result === "threw" ? result : result.error.message))),
      { strictParity: true }
    )
    expect(ours).toEqual(theirs)
  })

  it("an array as page is not a filter", async () => {
    const { ours, theirs } = await pair.both((admin) => Reflect.apply(admin.listUsers, admin, [[], null]))
    expect(ours).toEqual(theirs)
  })
})
