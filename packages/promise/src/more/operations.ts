/**
 * The operations that auth-js does not have, over the Effect API, with plain data in and out. The API is that of Effect 3 or of
 * Effect 4: see `runner.ts`.
 */
import type { Service } from "@gotrue-effect/admin/GoTrueAdmin"
import type { Pagination } from "@gotrue-effect/admin/Pagination"
import { isRecord } from "@gotrue-effect/core/predicate"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { Failure } from "../error/toAuthError.js"
import * as Classic from "../methods/classic.js"
import type { AuditParams, EveryUserParams, SsoProviderAttributes, SsoProviderRef } from "../models/More.js"
import type { AdminUserAttributes, User } from "../models/User.js"
import { loosely } from "./looseService.js"

/** A value with the type of its guard. The service has already validated it. */
export const as =
  <A>(is: (value: unknown) => value is A) =>
  (value: unknown): Effect.Effect<A> =>
    is(value) ? Effect.succeed(value) : Effect.die(new TypeError("A checked response is not what its guard says"))

const asUser = as(Classic.isUser)

export const toUser = (user: unknown): Effect.Effect<{ user: User }> => Effect.map(asUser(user), (user) => ({ user }))

const toMaybe = (user: Option.Option<unknown>): Effect.Effect<{ user: User | null }> =>
  Option.match(user, { onNone: () => Effect.succeed({ user: null }), onSome: toUser })

/** One of many results: an `Either` of Effect 3, or a `Result` of Effect 4. */
type Found =
  | { readonly _tag: "Right"; readonly right: unknown }
  | { readonly _tag: "Success"; readonly success: unknown }
  | { readonly _tag: "Left"; readonly left: Failure }
  | { readonly _tag: "Failure"; readonly failure: Failure }

const toFound = (found: Found): Effect.Effect<{ user: User } | { failure: Failure }> => {
  switch (found._tag) {
    case "Right":
      return toUser(found.right)
    case "Success":
      return toUser(found.success)
    case "Left":
      return Effect.succeed({ failure: found.left })
    case "Failure":
      return Effect.succeed({ failure: found.failure })
  }
}

const toPages = ({ lastPage, nextPage, total }: Pagination) => ({
  nextPage: Option.getOrNull(nextPage),
  lastPage: Option.getOrNull(lastPage),
  total: Option.getOrNull(total)
})

export const operations = (service: Service) => {
  const loose = loosely(service)
  return {
    users: (params: EveryUserParams = {}) => service.streamUsers(params),
    getUserByEmail: (email: string) => Effect.flatMap(service.getUserByEmail(email), toMaybe),
    findUsersByEmail: (email: string) =>
      Effect.flatMap(service.findUsersByEmail(email), as(Classic.listOf(Classic.isUser))).pipe(
        Effect.map((users) => ({ users }))
      ),
    getUserByPhone: (phone: string) => Effect.flatMap(service.getUserByPhone(phone), toMaybe),
    getUsers: (ids: ReadonlyArray<string>) => Effect.flatMap(service.getUsers(ids), Effect.forEach(toFound)),
    countUsers: (options: { readonly filter?: string | undefined } = {}) =>
      Effect.map(service.countUsers(options), (count) => ({ count })),
    createOrGetUser: (attributes: AdminUserAttributes) =>
      Effect.flatMap(loose.createOrGetUser(attributes), ({ created, user }) =>
        Effect.map(toUser(user), (data) => ({ ...data, created }))
      ),
    banUser: (id: string, duration: string | number) => Effect.flatMap(loose.banUser(id, duration), toUser),
    unbanUser: (id: string) => Effect.flatMap(service.unbanUser(id), toUser),
    replaceUserMetadata: (id: string, value: object) => Effect.flatMap(loose.replaceUserMetadata(id, value), toUser),
    replaceAppMetadata: (id: string, value: object) => Effect.flatMap(loose.replaceAppMetadata(id, value), toUser),
    revokeSessions: (userId: string, options: { readonly by?: "link" | "password" | undefined } = {}) =>
      Effect.as(service.revokeSessions(userId, options), null),
    createSession: (userId: string) =>
      Effect.flatMap(service.createSession(userId), ({ access_token, refresh_token, user, ...rest }) =>
        Effect.map(asUser(user), (user) => ({
          session: {
            ...rest,
            access_token: Redacted.value(access_token),
            refresh_token: Redacted.value(refresh_token),
            user
          }
        }))
      ),
    resendInvite: (id: string, options: { readonly redirectTo?: string | undefined } = {}) =>
      Effect.flatMap(service.resendInvite(id, options), toUser),

    updateFactor: (factor: { readonly userId: string; readonly id: string }, changes: object) =>
      Effect.flatMap(service.mfa.updateFactor(factor, changes), as(Classic.isFactor)),
    deleteAllFactors: ({ userId }: { readonly userId: string }) =>
      Effect.flatMap(service.mfa.deleteAllFactors(userId), as(Classic.areFactors)).pipe(
        Effect.map((factors) => ({ factors }))
      ),

    entries: (params: AuditParams & { readonly pageSize?: number | undefined } = {}) =>
      service.audit.streamEntries(params),
    listEntries: (params: AuditParams & { readonly page?: number; readonly perPage?: number } = {}) =>
      Effect.flatMap(service.audit.listEntries(params), ({ entries, pagination }) =>
        Effect.map(as(Classic.areEntries)(entries), (entries) => ({ entries, ...toPages(pagination) }))
      ),

    listSsoProviders: (query?: { readonly resourceId?: string; readonly resourceIdPrefix?: string }) =>
      Effect.flatMap(loose.sso.listProviders(query), as(Classic.listOf(Classic.isSsoProvider))).pipe(
        Effect.map((providers) => ({ providers }))
      ),
    createSsoProvider: (provider: SsoProviderAttributes) =>
      Effect.flatMap(loose.sso.createProvider(provider), as(Classic.isSsoProvider)),
    getSsoProvider: (provider: SsoProviderRef) =>
      Effect.flatMap(service.sso.getProvider(provider), as(Classic.isSsoProvider)),
    updateSsoProvider: (provider: SsoProviderRef, changes: SsoProviderAttributes) =>
      Effect.flatMap(loose.sso.updateProvider(provider, changes), as(Classic.isSsoProvider)),
    deleteSsoProvider: (provider: SsoProviderRef) =>
      Effect.flatMap(service.sso.deleteProvider(provider), as(Classic.isSsoProvider)),

    health: () => Effect.flatMap(service.server.health(), as(isRecord)),
    settings: () => Effect.flatMap(service.server.settings(), as(isRecord)),
    jwks: () => Effect.flatMap(service.server.jwks(), as(isRecord))
  }
}

export type Operations = ReturnType<typeof operations>
