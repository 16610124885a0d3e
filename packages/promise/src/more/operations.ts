/** The operations that auth-js does not have, over the Effect API, with plain data in and out. */
import type { Service } from "@gotrue-effect/admin/GoTrueAdmin"
import type { Pagination } from "@gotrue-effect/admin/Pagination"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { Factor } from "../models/Factor.js"
import type {
  AuditEntry,
  AuditParams,
  EveryUserParams,
  SsoProvider,
  SsoProviderAttributes,
  SsoProviderRef
} from "../models/More.js"
import type { AdminUserAttributes, User } from "../models/User.js"

/**
 * The same data under the classic types: they name fewer members, and let lists be changed. What callers give is
 * checked by the schemas of the Effect API, whatever its type says.
 */
export function as<Type>(value: unknown): Type
export function as(value: unknown): unknown {
  return value
}

const toUser = (user: unknown) => ({ user: as<User>(user) })
const toMaybe = (user: Option.Option<unknown>) => ({ user: as<User | null>(Option.getOrNull(user)) })

const toPages = ({ lastPage, nextPage, total }: Pagination) => ({
  nextPage: Option.getOrNull(nextPage),
  lastPage: Option.getOrNull(lastPage),
  total: Option.getOrNull(total)
})

export const operations = (service: Service) => ({
  users: (params: EveryUserParams = {}) => service.streamUsers(params),
  getUserByEmail: (email: string) => Effect.map(service.getUserByEmail(email), toMaybe),
  findUsersByEmail: (email: string) =>
    Effect.map(service.findUsersByEmail(email), (users) => ({ users: as<User[]>(users) })),
  getUserByPhone: (phone: string) => Effect.map(service.getUserByPhone(phone), toMaybe),
  getUsers: (ids: ReadonlyArray<string>) =>
    Effect.map(service.getUsers(ids), (users) =>
      users.map(Either.match({ onLeft: (failure) => ({ failure }), onRight: toUser }))
    ),
  countUsers: (options: { readonly filter?: string | undefined } = {}) =>
    Effect.map(service.countUsers(options), (count) => ({ count })),
  createOrGetUser: (attributes: AdminUserAttributes) =>
    Effect.map(service.createOrGetUser(as(attributes)), ({ created, user }) => ({ ...toUser(user), created })),
  banUser: (id: string, duration: string | number) => Effect.map(service.banUser(id, as(duration)), toUser),
  unbanUser: (id: string) => Effect.map(service.unbanUser(id), toUser),
  replaceUserMetadata: (id: string, value: object) => Effect.map(service.replaceUserMetadata(id, as(value)), toUser),
  replaceAppMetadata: (id: string, value: object) => Effect.map(service.replaceAppMetadata(id, as(value)), toUser),
  revokeSessions: (userId: string, options: { readonly by?: "link" | "password" | undefined } = {}) =>
    Effect.as(service.revokeSessions(userId, options), null),
  createSession: (userId: string) =>
    Effect.map(service.createSession(userId), ({ access_token, refresh_token, user, ...rest }) => ({
      session: {
        ...rest,
        access_token: Redacted.value(access_token),
        refresh_token: Redacted.value(refresh_token),
        user: as<User>(user)
      }
    })),
  resendInvite: (id: string, options: { readonly redirectTo?: string | undefined } = {}) =>
    Effect.map(service.resendInvite(id, options), toUser),

  updateFactor: (factor: { readonly userId: string; readonly id: string }, changes: object) =>
    Effect.map(service.mfa.updateFactor(factor, changes), (factor) => as<Factor>(factor)),
  deleteAllFactors: ({ userId }: { readonly userId: string }) =>
    Effect.map(service.mfa.deleteAllFactors(userId), (factors) => ({ factors: as<Factor[]>(factors) })),

  entries: (params: AuditParams & { readonly pageSize?: number | undefined } = {}) =>
    service.audit.streamEntries(params),
  listEntries: (params: AuditParams & { readonly page?: number; readonly perPage?: number } = {}) =>
    Effect.map(service.audit.listEntries(params), ({ entries, pagination }) => ({
      entries: as<AuditEntry[]>(entries),
      ...toPages(pagination)
    })),

  listSsoProviders: (query?: { readonly resourceId?: string; readonly resourceIdPrefix?: string }) =>
    Effect.map(service.sso.listProviders(as(query)), (providers) => ({ providers: as<SsoProvider[]>(providers) })),
  createSsoProvider: (provider: SsoProviderAttributes) =>
    Effect.map(service.sso.createProvider(as(provider)), (made) => as<SsoProvider>(made)),
  getSsoProvider: (provider: SsoProviderRef) =>
    Effect.map(service.sso.getProvider(provider), (found) => as<SsoProvider>(found)),
  updateSsoProvider: (provider: SsoProviderRef, changes: SsoProviderAttributes) =>
    Effect.map(service.sso.updateProvider(provider, as(changes)), (changed) => as<SsoProvider>(changed)),
  deleteSsoProvider: (provider: SsoProviderRef) =>
    Effect.map(service.sso.deleteProvider(provider), (gone) => as<SsoProvider>(gone)),

  health: () => Effect.map(service.server.health(), (health) => as<{ [member: string]: unknown }>(health)),
  settings: () => Effect.map(service.server.settings(), (settings) => as<{ [member: string]: unknown }>(settings)),
  jwks: () => Effect.map(service.server.jwks(), (jwks) => as<{ [member: string]: unknown }>(jwks))
})

export type Operations = ReturnType<typeof operations>
