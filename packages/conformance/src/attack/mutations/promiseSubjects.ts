/** What is called of the promise class: every method of its own, and every addition. */
import type { GoTrueAdminApi } from "@gotrue-effect/promise"
import * as Operations from "../../../../admin/test/support/operations.js"

type Run = (admin: GoTrueAdminApi) => Promise<unknown>

/** As many rows as come, up to some: a list that has no end is looked at elsewhere. */
const rows = (list: AsyncIterableIterator<unknown>, left = 20): Promise<unknown> =>
  list
    .next()
    .then((result) => (result.done === true || left === 0 ? { data: null, error: null } : rows(list, left - 1)))

const { ids, planted } = Operations
const { email, password, phone } = planted
const factor = { userId: ids.userId, id: ids.id }
const passkey = { userId: ids.userId, passkeyId: ids.passkeyId }
const attributes = { email, phone, password, user_metadata: { full_name: planted.name } }
const client = { client_name: planted.name, redirect_uris: [planted.redirect] }
const provider = {
  provider_type: "oidc",
  identifier: ids.identifier,
  name: "x",
  client_id: "y",
  client_secret: password
} as const
const saml = { metadata_url: planted.redirect, domains: ["example.com"] }

const methods: Readonly<Record<string, Run>> = {
  createUser: (admin) => admin.createUser(attributes),
  getUserById: (admin) => admin.getUserById(ids.id),
  updateUserById: (admin) => admin.updateUserById(ids.id, attributes),
  deleteUser: (admin) => admin.deleteUser(ids.id),
  listUsers: (admin) => admin.listUsers({ page: 2, perPage: 2 }),
  inviteUserByEmail: (admin) => admin.inviteUserByEmail(email, { redirectTo: planted.redirect }),
  generateLink: (admin) => admin.generateLink({ type: "signup", email, password }),
  signOut: (admin) => admin.signOut(planted.accessToken, "others"),
  "mfa.listFactors": (admin) => admin.mfa.listFactors({ userId: ids.userId }),
  "mfa.deleteFactor": (admin) => admin.mfa.deleteFactor(factor),
  "mfa.updateFactor": (admin) => admin.mfa.updateFactor(factor, { friendly_name: "x" }),
  "mfa.deleteAllFactors": (admin) => admin.mfa.deleteAllFactors({ userId: ids.userId }),
  "passkey.listPasskeys": (admin) => admin.passkey.listPasskeys({ userId: ids.userId }),
  "passkey.deletePasskey": (admin) => admin.passkey.deletePasskey(passkey),
  "oauth.listClients": (admin) => admin.oauth.listClients(),
  "oauth.createClient": (admin) => admin.oauth.createClient(client),
  "oauth.getClient": (admin) => admin.oauth.getClient(ids.clientId),
  "oauth.updateClient": (admin) => admin.oauth.updateClient(ids.clientId, client),
  "oauth.deleteClient": (admin) => admin.oauth.deleteClient(ids.clientId),
  "oauth.regenerateClientSecret": (admin) => admin.oauth.regenerateClientSecret(ids.clientId),
  "customProviders.listProviders": (admin) => admin.customProviders.listProviders(),
  "customProviders.createProvider": (admin) => admin.customProviders.createProvider(provider),
  "customProviders.getProvider": (admin) => admin.customProviders.getProvider(ids.identifier),
  "customProviders.updateProvider": (admin) => admin.customProviders.updateProvider(ids.identifier, { name: "z" }),
  "customProviders.deleteProvider": (admin) => admin.customProviders.deleteProvider(ids.identifier),
  "audit.listEntries": (admin) => admin.audit.listEntries({ page: 2 }),
  "audit.entries": (admin) => rows(admin.audit.entries({ pageSize: 2 })),
  "sso.listProviders": (admin) => admin.sso.listProviders(),
  "sso.createProvider": (admin) => admin.sso.createProvider(saml),
  "sso.getProvider": (admin) => admin.sso.getProvider(ids.provider),
  "sso.updateProvider": (admin) => admin.sso.updateProvider(ids.provider, saml),
  "sso.deleteProvider": (admin) => admin.sso.deleteProvider(ids.provider),
  "server.health": (admin) => admin.server.health(),
  "server.settings": (admin) => admin.server.settings(),
  "server.jwks": (admin) => admin.server.jwks(),
  users: (admin) => rows(admin.users({ pageSize: 2 })),
  getUserByEmail: (admin) => admin.getUserByEmail(email),
  findUsersByEmail: (admin) => admin.findUsersByEmail(email),
  getUserByPhone: (admin) => admin.getUserByPhone(phone),
  getUsers: (admin) => admin.getUsers([ids.id, ids.userId]),
  countUsers: (admin) => admin.countUsers(),
  createOrGetUser: (admin) => admin.createOrGetUser(attributes),
  banUser: (admin) => admin.banUser(ids.id, "7 days"),
  unbanUser: (admin) => admin.unbanUser(ids.id),
  replaceUserMetadata: (admin) => admin.replaceUserMetadata(ids.id, { a: 1 }),
  replaceAppMetadata: (admin) => admin.replaceAppMetadata(ids.id, { a: 1 }),
  revokeSessions: (admin) => admin.revokeSessions(ids.id),
  createSession: (admin) => admin.createSession(ids.id),
  resendInvite: (admin) => admin.resendInvite(ids.id)
}

export interface PromiseSubject {
  readonly name: string
  readonly run: Run
}

export const promiseSubjects: ReadonlyArray<PromiseSubject> = Object.entries(methods).map(([name, run]) => ({
  name,
  run
}))
