/** The classic methods over a service of the Effect API, that of Effect 3 or of Effect 4: see `more/runner.ts`. */
import type { Service } from "@gotrue-effect/admin/GoTrueAdmin"
import type { OAuthClientWithSecret } from "@gotrue-effect/admin/OAuthClient"
import { err, ok } from "@gotrue-effect/core/result"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { GenerateLinkOptions, GenerateLinkParams } from "../models/Link.js"
import type { CallOptions } from "../models/Options.js"
import { loosely } from "../more/looseService.js"
import { as, operations, toUser } from "../more/operations.js"
import { over, start } from "../more/runner.js"
import * as Extras from "../call/extras.js"
import type { Settings } from "../call/settings.js"
import * as Settle from "../call/settle.js"
import type { Failure } from "../error/toAuthError.js"
import type { Methods } from "./all.js"
import * as Classic from "./classic.js"
import * as Links from "./links.js"

type Group<Name extends keyof Methods> = { readonly [Method in keyof Methods[Name]]: Methods[Name][Method] }

/** A client with its secret in plain text, where it has one. */
const revealed = ({ client_secret, ...client }: OAuthClientWithSecret): object =>
  client_secret === undefined ? client : { ...client, client_secret: Redacted.value(client_secret) }

/** With the message of the Effect API. */
const toLink = ({ options, ...link }: GenerateLinkParams): object => {
  const { redirectTo, ...rest }: GenerateLinkOptions = options ?? {}
  const target = { ...rest, ...(redirectTo === undefined ? {} : { redirect_to: redirectTo }) }
  if (!("newEmail" in link)) return { ...link, ...target }
  const { newEmail, ...others } = link
  return { ...others, ...target, new_email: newEmail }
}

/** With the server's message. */
const toCursor = (next: Option.Option<string>) =>
  Option.match(next, {
    onNone: () => ({ has_more: false }),
    onSome: (next_cursor) => ({ has_more: true, next_cursor })
  })

/** Turns an effect into a promise of an envelope. */
const settle = <Data, Failed>(effect: Effect.Effect<Data, Failure>, ending: Settle.Ending<Failed>) =>
  Settle.settle<Data, Failed>(
    (done, broken) =>
      start(effect, (outcome) => {
        if ("data" in outcome) done(ok(outcome.data))
        else if ("failure" in outcome) done(err(outcome.failure))
        else broken("defect" in outcome ? outcome.defect : new Error("The call was interrupted"))
      }),
    ending
  )

/** The first request of a deletion reads the user. */
const ofDeletion = (failure: Failure): Failure =>
  failure._tag === "InvalidInput"
    ? { _tag: "InvalidInput", operation: "deleteUser", path: failure.path, expected: failure.expected }
    : failure

export const make = (service: Service, settings: Settings): Methods => {
  /** The service validates the input. Its own time limits and retries apply, so a call can only be aborted. */
  const method =
    <Arguments extends ReadonlyArray<unknown>, Data, Failed>(
      use: (...args: Arguments) => Effect.Effect<Data, Failure>,
      failed: () => Failed
    ) =>
    (args: Arguments, call: CallOptions = {}) =>
      settle(
        Effect.suspend(() => use(...args)),
        { settings, call, failed }
      )

  const loose = loosely(service)
  const nothing = () => null
  const noUser = () => ({ user: null })
  const asClient = as(Classic.isClient)
  const asProvider = as(Classic.isProvider)

  const top: Group<"top"> = {
    createUser: method((attributes) => Effect.flatMap(loose.createUser(attributes), toUser), noUser),
    getUserById: method((id) => Effect.flatMap(service.getUserById(id), toUser), noUser),
    userToDelete: method(
      (id) => Effect.flatMap(service.getUserById(id), toUser).pipe(Effect.mapError(ofDeletion)),
      noUser
    ),
    updateUserById: method((id, attributes) => Effect.flatMap(loose.updateUserById(id, attributes), toUser), noUser),
    deleteUser: method((id, soft) => service.deleteUser(id, { soft }), noUser),
    listUsers: method(
      (query?: object) =>
        Effect.flatMap(loose.listUsers(query), ({ aud, mode, pagination, users }) =>
          Effect.map(as(Classic.listOf(Classic.isUser))(users), (users) => ({
            users,
            aud,
            ...(mode === "cursor" ? { pagination: toCursor(pagination.nextCursor) } : {}),
            nextPage: Option.getOrNull(pagination.nextPage),
            lastPage: Option.getOrElse(pagination.lastPage, () => 0),
            total: Option.getOrElse(pagination.total, () => 0)
          }))
        ),
      (): { users: [] } => ({ users: [] })
    ),
    inviteUserByEmail: method(
      (email, options) => Effect.flatMap(loose.inviteUserByEmail(email, options), toUser),
      noUser
    ),
    generateLink: method(
      (link) =>
        Effect.flatMap(loose.generateLink(toLink(link)), ({ properties, user }) =>
          as(Classic.isLink)({
            ...user,
            ...properties,
            action_link: Redacted.value(properties.action_link),
            email_otp: Redacted.value(properties.email_otp),
            hashed_token: Redacted.value(properties.hashed_token)
          })
        ).pipe(Effect.map(Links.split)),
      () => ({ properties: null, user: null })
    ),
    signOut: method((jwt, scope) => Effect.as(service.signOut(jwt, scope), null), nothing)
  }

  return {
    top,
    factors: {
      listFactors: method(
        (params) =>
          Effect.flatMap(service.mfa.listFactors(params), as(Classic.areFactors)).pipe(
            Effect.map((factors) => ({ factors }))
          ),
        nothing
      ),
      deleteFactor: method((params) => service.mfa.deleteFactor(params), nothing)
    },
    clients: {
      listClients: method(
        (_query?: object) =>
          Effect.flatMap(service.oauth.listClients(), as(Classic.listOf(Classic.isClient))).pipe(
            Effect.map((clients) => ({ clients, aud: "", nextPage: null, lastPage: 0, total: 0 }))
          ),
        (): { clients: [] } => ({ clients: [] })
      ),
      createClient: method(
        (client) => Effect.flatMap(loose.oauth.createClient(client), (made) => asClient(revealed(made))),
        nothing
      ),
      getClient: method((id) => Effect.flatMap(service.oauth.getClient(id), asClient), nothing),
      updateClient: method((id, changes) => Effect.flatMap(loose.oauth.updateClient(id, changes), asClient), nothing),
      deleteClient: method((id) => Effect.as(service.oauth.deleteClient(id), null), nothing),
      regenerateClientSecret: method(
        (id) => Effect.flatMap(service.oauth.regenerateClientSecret(id), (made) => asClient(revealed(made))),
        nothing
      )
    },
    providers: {
      listProviders: method(
        (query?: object) =>
          Effect.flatMap(loose.customProviders.listProviders(query), as(Classic.listOf(Classic.isProvider))).pipe(
            Effect.map((providers) => ({ providers }))
          ),
        (): { providers: [] } => ({ providers: [] })
      ),
      createProvider: method(
        (provider) => Effect.flatMap(loose.customProviders.createProvider(provider), asProvider),
        nothing
      ),
      getProvider: method((id) => Effect.flatMap(service.customProviders.getProvider(id), asProvider), nothing),
      updateProvider: method(
        (id, changes) => Effect.flatMap(loose.customProviders.updateProvider(id, changes), asProvider),
        nothing
      ),
      deleteProvider: method((id) => Effect.as(service.customProviders.deleteProvider(id), null), nothing)
    },
    passkeys: {
      listPasskeys: method(
        (params) => Effect.flatMap(service.passkey.listPasskeys(params), as(Classic.arePasskeys)),
        nothing
      ),
      deletePasskey: method((params) => Effect.as(service.passkey.deletePasskey(params), null), nothing)
    },
    extras: Extras.make(() => Promise.resolve(over(() => operations(service))), settings)
  }
}
