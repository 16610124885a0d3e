/**
 * Calls of operations of every kind, with what must stand on the wire. They are samples: what must hold for each
 * operation is tested by walking the tables, and each is played against a server by the conformance suite.
 */
import type { AdminError, Endpoint, GoTrueAdmin } from "../../src/index.js"
import { Endpoints } from "../../src/index.js"
import type { Effect } from "effect"
import { Duration, Redacted } from "effect"
import { customProviders } from "../../src/endpoints/customProviders.js"
import { links } from "../../src/endpoints/links.js"
import { mfa } from "../../src/endpoints/mfa.js"
import { oauth } from "../../src/endpoints/oauth.js"
import { passkey } from "../../src/endpoints/passkeys.js"
import { sessions } from "../../src/endpoints/sessions.js"
import { sso } from "../../src/endpoints/sso.js"
import { users } from "../../src/endpoints/users.js"
import * as Fixture from "./fixtures.js"
import type { Reply } from "./stub.js"
import { json } from "./stub.js"

/** What a call carries and nobody else may see. The password has a character for every kind of escaping. */
export const planted = {
  email: "Planted.Person@example.com",
  newEmail: "planted.new@example.org",
  phone: "+15005550006",
  password: `plänted "pass" <&> \\ word'`,
  hash: "$2y$10$PlantedHashPlantedHashPlu3yQ9Ug1dYHqHkz0oPlantedHash",
  name: "Planted Fullname",
  plan: "planted-plan",
  redirect: "https://planted.example.net/after?who=Planted%20Fullname",
  filter: "planted-filter",
  accessToken: Fixture.accessToken
}

type Ids = Readonly<Record<string, string>>

export interface Call {
  readonly endpoint: Endpoint.Table[string]
  /** `ids` are named as in the endpoint's path. */
  readonly run: (admin: GoTrueAdmin.Service, ids: Ids) => Effect.Effect<unknown, AdminError.AdminError>
  readonly answer: Reply
  readonly sent: {
    readonly method: string
    readonly path: string
    readonly query: Readonly<Record<string, string>>
    readonly body: unknown
  }
  /** Acts with this token instead of the key. */
  readonly bearer?: string
}

export const ids = { id: "a3c1e7d5-0001-4a4a-8b8b-00000000000a", userId: Fixture.userId }
const idOf = (given: Ids, name: string): string => given[name] ?? ""

interface Calls {
  readonly [name: string]: Call | Readonly<Record<string, Call>>
}

const customProvider = {
  provider_type: "oidc",
  identifier: "custom:acme",
  name: planted.name,
  client_id: "acme-client",
  client_secret: planted.password,
  issuer: new URL("https://id.example.com")
} as const

const calls = {
  createUser: {
    endpoint: users.createUser,
    run: (admin) =>
      admin.createUser({
        email: planted.email,
        phone: planted.phone,
        password: planted.password,
        email_confirm: true,
        phone_confirm: false,
        role: "planted_role",
        user_metadata: { full_name: planted.name },
        app_metadata: { plan: planted.plan },
        ban_duration: Duration.hours(36)
      }),
    answer: json(Fixture.user),
    sent: {
      method: "POST",
      path: "/auth/v1/admin/users",
      query: {},
      body: {
        email: planted.email,
        phone: planted.phone,
        password: planted.password,
        email_confirm: true,
        phone_confirm: false,
        role: "planted_role",
        user_metadata: { full_name: planted.name },
        app_metadata: { plan: planted.plan },
        ban_duration: "129600s"
      }
    }
  },
  getUserById: {
    endpoint: users.getUserById,
    run: (admin, given) => admin.getUserById(idOf(given, "id")),
    answer: json(Fixture.user),
    sent: { method: "GET", path: `/auth/v1/admin/users/${ids.id}`, query: {}, body: undefined }
  },
  updateUserById: {
    endpoint: users.updateUserById,
    run: (admin, given) =>
      admin.updateUserById(idOf(given, "id"), {
        email: planted.newEmail,
        password: Redacted.make(planted.password),
        user_metadata: { full_name: planted.name, old: null },
        ban_duration: "none"
      }),
    answer: json(Fixture.user),
    sent: {
      method: "PUT",
      path: `/auth/v1/admin/users/${ids.id}`,
      query: {},
      body: {
        email: planted.newEmail,
        password: planted.password,
        user_metadata: { full_name: planted.name, old: null },
        ban_duration: "none"
      }
    }
  },
  deleteUser: {
    endpoint: users.deleteUser,
    run: (admin, given) => admin.deleteUser(idOf(given, "id"), { soft: true }),
    answer: json({}),
    sent: {
      method: "DELETE",
      path: `/auth/v1/admin/users/${ids.id}`,
      query: {},
      body: { should_soft_delete: true }
    }
  },
  listUsers: {
    endpoint: users.listUsers,
    run: (admin) => admin.listUsers({ page: 2, perPage: 2, filter: planted.filter, sort: "created_at asc" }),
    answer: { ...json(Fixture.page), headers: Fixture.pageHeaders },
    sent: {
      method: "GET",
      path: "/auth/v1/admin/users",
      query: { page: "2", per_page: "2", filter: planted.filter, sort: "created_at asc" },
      body: undefined
    }
  },
  inviteUserByEmail: {
    endpoint: users.inviteUserByEmail,
    run: (admin) =>
      admin.inviteUserByEmail(planted.email, {
        redirectTo: new URL(planted.redirect),
        data: { full_name: planted.name }
      }),
    answer: json(Fixture.user),
    sent: {
      method: "POST",
      path: "/auth/v1/invite",
      query: { redirect_to: planted.redirect },
      body: { email: planted.email, data: { full_name: planted.name } }
    }
  },
  generateLink: {
    endpoint: links.generateLink,
    run: (admin) =>
      admin.generateLink({
        type: "signup",
        email: planted.email,
        password: planted.password,
        data: { full_name: planted.name },
        redirect_to: planted.redirect
      }),
    answer: json(Fixture.link),
    sent: {
      method: "POST",
      path: "/auth/v1/admin/generate_link",
      query: {},
      body: {
        type: "signup",
        email: planted.email,
        password: planted.password,
        data: { full_name: planted.name },
        redirect_to: planted.redirect
      }
    }
  },
  signOut: {
    endpoint: sessions.signOut,
    run: (admin) => admin.signOut(planted.accessToken, "others"),
    answer: { status: 204 },
    sent: { method: "POST", path: "/auth/v1/logout", query: { scope: "others" }, body: undefined },
    bearer: planted.accessToken
  },
  mfa: {
    listFactors: {
      endpoint: mfa.listFactors,
      run: (admin, given) => admin.mfa.listFactors({ userId: idOf(given, "userId") }),
      answer: json([Fixture.factor]),
      sent: { method: "GET", path: `/auth/v1/admin/users/${ids.userId}/factors`, query: {}, body: undefined }
    },
    deleteFactor: {
      endpoint: mfa.deleteFactor,
      run: (admin, given) => admin.mfa.deleteFactor({ userId: idOf(given, "userId"), id: idOf(given, "id") }),
      answer: json(Fixture.factor),
      sent: {
        method: "DELETE",
        path: `/auth/v1/admin/users/${ids.userId}/factors/${ids.id}`,
        query: {},
        body: undefined
      }
    }
  },
  passkey: {
    deletePasskey: {
      endpoint: passkey.deletePasskey,
      run: (admin, given) =>
        admin.passkey.deletePasskey({ userId: idOf(given, "userId"), passkeyId: idOf(given, "id") }),
      answer: { status: 204 },
      sent: {
        method: "DELETE",
        path: `/auth/v1/admin/users/${ids.userId}/passkeys/${ids.id}`,
        query: {},
        body: undefined
      }
    }
  },
  oauth: {
    regenerateClientSecret: {
      endpoint: oauth.regenerateClientSecret,
      run: (admin, given) => admin.oauth.regenerateClientSecret(idOf(given, "id")),
      answer: json(Fixture.oauthClient),
      sent: {
        method: "POST",
        path: `/auth/v1/admin/oauth/clients/${ids.id}/regenerate_secret`,
        query: {},
        body: undefined
      }
    }
  },
  customProviders: {
    createProvider: {
      endpoint: customProviders.createProvider,
      run: (admin) => admin.customProviders.createProvider(customProvider),
      answer: json(Fixture.customProvider),
      sent: {
        method: "POST",
        path: "/auth/v1/admin/custom-providers",
        query: {},
        body: { ...customProvider, issuer: "https://id.example.com/" }
      }
    },
    getProvider: {
      endpoint: customProviders.getProvider,
      run: (admin) => admin.customProviders.getProvider("custom:acme"),
      answer: json(Fixture.customProvider),
      sent: { method: "GET", path: "/auth/v1/admin/custom-providers/custom:acme", query: {}, body: undefined }
    }
  },
  sso: {
    updateProvider: {
      endpoint: sso.updateProvider,
      run: (admin) => admin.sso.updateProvider({ resourceId: "books 1" }, { domains: [], disabled: true }),
      answer: json(Fixture.ssoProvider),
      sent: {
        method: "PUT",
        path: "/auth/v1/admin/sso/providers/resource_books%201",
        query: {},
        body: { domains: [], disabled: true }
      }
    }
  }
} satisfies Calls

const isCall = (value: Call | Readonly<Record<string, Call>>): value is Call => "endpoint" in value

/** Every call, with the name under which the service has the operation. */
export const all: ReadonlyArray<readonly [name: string, call: Call]> = Object.entries<
  Call | Readonly<Record<string, Call>>
>(calls).flatMap(([name, value]) =>
  isCall(value)
    ? [[name, value] as const]
    : Object.entries(value).map(([inner, call]) => [`${name}.${inner}`, call] as const)
)

/** The call of one operation. */
export const call = (name: string): Call => new Map(all).get(name) ?? calls.getUserById

/** Every endpoint of every table. */
export const endpoints: ReadonlyArray<Endpoint.Table[string]> = Object.values(Endpoints.groups).flatMap(
  (group: Endpoint.Table) => Object.values(group)
)

/** The members of an endpoint's path that come from the caller. */
export const idsIn = (endpoint: Endpoint.Table[string]): ReadonlyArray<string> =>
  endpoint.path.flatMap((part) => (typeof part === "string" ? [] : [part.from]))
