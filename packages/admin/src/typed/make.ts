/** Puts schemas for metadata around the service. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Result } from "@gotrue-effect/core/result"
import { ok } from "@gotrue-effect/core/result"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type { InvalidMetadata } from "../AdminError.js"
import { InvalidInput } from "../AdminError.js"
import * as Composite from "../composites/composite.js"
import { exact } from "../contracts/links.js"
import type { GenerateLink } from "../Link.js"
import type { Schemas, Written } from "../Metadata.js"
import type { Service } from "../shell/service.js"
import type { User, UserResult } from "../User.js"
import * as Check from "./check.js"
import * as Read from "./read.js"
import type { TypedService } from "./typedService.js"
import * as Write from "./write.js"

const ofUser = "attributes.user_metadata"
const ofApp = "attributes.app_metadata"

/** Sends what could be encoded. Reading the arguments of an untyped caller can throw. */
const writing = <W, A, E>(
  operation: string,
  encode: () => Result<W, Issue>,
  send: (written: W) => Effect.Effect<A, E>
): Effect.Effect<A, E | InvalidInput> =>
  Composite.attempt(operation, (): Effect.Effect<A, E | InvalidInput> => {
    const encoded = encode()
    return encoded.ok ? send(encoded.value) : new InvalidInput({ operation, ...encoded.error })
  })

/** The members of a new user's `app_metadata` that the server writes. */
const ofServer = ({ email, phone }: { readonly email?: string | undefined; readonly phone?: string | undefined }) => {
  const providers = [...(email ? ["email"] : []), ...(phone ? ["phone"] : [])]
  return { provider: providers[0], providers }
}

/** What is encoded of a value that may be missing. */
const optional = (
  path: string,
  value: unknown,
  encode: (value: unknown) => Result<object, Issue>
): Result<object | undefined, Issue> => (value === undefined ? ok(undefined) : Check.inside(path, encode(value)))

export const make = <UserMetadata, AppMetadata>(
  admin: Service,
  schemas: Schemas<UserMetadata, AppMetadata>
): TypedService<UserMetadata, AppMetadata> => {
  type Read = User<UserMetadata, AppMetadata>
  type ReadResult = UserResult<UserMetadata, AppMetadata>
  const { appMetadata, userMetadata } = schemas
  const read = Read.make(schemas)

  const one = <E>(operation: string, call: Effect.Effect<User, E>): Effect.Effect<Read, E | InvalidMetadata> =>
    Effect.flatMap(call, (user) => Read.orFail(read(operation)(user)))

  const maybe = <E>(
    operation: string,
    call: Effect.Effect<Option.Option<User>, E>
  ): Effect.Effect<Option.Option<Read>, E | InvalidMetadata> =>
    Effect.flatMap(
      call,
      Option.match({
        onNone: () => Effect.succeedNone,
        onSome: (user: User) => Effect.asSome(Read.orFail(read(operation)(user)))
      })
    )

  /** With the result in the place of the user. */
  const beside = <A extends { readonly user: User }, E>(operation: string, call: Effect.Effect<A, E>) =>
    Effect.map(call, (response) => ({ ...response, user: read(operation)(response.user) }))

  /** The metadata of the attributes of a user, under the names of its members. */
  const attributes = <W extends object>(
    own: Result<object | undefined, Issue>,
    app: Result<object | undefined, Issue>,
    write: (metadata: { readonly user_metadata: object | undefined; readonly app_metadata: object | undefined }) => W
  ): Result<W, Issue> => {
    if (!own.ok) return own
    return app.ok ? ok(write({ user_metadata: own.value, app_metadata: app.value })) : app
  }

  type New = Parameters<TypedService<UserMetadata, AppMetadata>["createUser"]>[0]
  const created = (given: New) =>
    attributes(
      Check.inside(ofUser, Write.created(userMetadata, given.user_metadata, {})),
      Check.inside(ofApp, Write.created(appMetadata, given.app_metadata, ofServer(given))),
      (metadata) => ({ ...given, ...metadata })
    )

  type Linked = GenerateLink<Written<UserMetadata>>
  const linked = (link: Linked): Result<GenerateLink, Issue> => {
    // The other kinds of link have no data.
    if (link.type !== "signup" && link.type !== "invite" && link.type !== "magiclink") return ok(link)
    const data = optional("link.data", link.data, (value) => Write.whole(userMetadata, value))
    return data.ok ? ok({ ...link, data: data.value }) : data
  }

  return {
    ...admin,

    createUser: (given) =>
      writing(
        "createUser",
        () => created(given),
        (written) => one("createUser", admin.createUser(written))
      ),

    getUserById: (...args) => one("getUserById", admin.getUserById(...args)),

    updateUserById: (id, given) =>
      writing(
        "updateUserById",
        () =>
          attributes(
            optional(ofUser, given.user_metadata, (value) => Write.changes(userMetadata, value)),
            optional(ofApp, given.app_metadata, (value) => Write.changes(appMetadata, value)),
            (metadata) => ({ ...given, ...metadata })
          ),
        (written) => one("updateUserById", admin.updateUserById(id, written))
      ),

    listUsers: (...args) =>
      Effect.map(admin.listUsers(...args), (page) => ({ ...page, users: page.users.map(read("listUsers")) })),

    inviteUserByEmail: (email, options) =>
      writing(
        "inviteUserByEmail",
        () => optional("options.data", options?.data, (value) => Write.whole(userMetadata, value)),
        (data) => one("inviteUserByEmail", admin.inviteUserByEmail(email, { ...options, data }))
      ),

    generateLink: exact((link: Linked) =>
      writing(
        "generateLink",
        () => linked(link),
        (written) => beside("generateLink", admin.generateLink(written))
      )
    ),

    streamUsers: (...args) => Stream.map(admin.streamUsers(...args), read("streamUsers")),

    getUserByEmail: (...args) => maybe("getUserByEmail", admin.getUserByEmail(...args)),

    findUsersByEmail: (...args) =>
      Effect.map(admin.findUsersByEmail(...args), (users) => users.map(read("findUsersByEmail"))),

    getUserByPhone: (...args) => maybe("getUserByPhone", admin.getUserByPhone(...args)),

    getUsers: (...args) =>
      Effect.map(admin.getUsers(...args), (users) =>
        users.map((user) => Either.flatMap(user, (found): ReadResult => read("getUsers")(found)))
      ),

    createOrGetUser: (given) =>
      writing(
        "createOrGetUser",
        () => created(given),
        (written) => beside("createOrGetUser", admin.createOrGetUser(written))
      ),

    resendInvite: (...args) => one("resendInvite", admin.resendInvite(...args)),

    banUser: (...args) => one("banUser", admin.banUser(...args)),

    unbanUser: (...args) => one("unbanUser", admin.unbanUser(...args)),

    replaceUserMetadata: (id, value) =>
      writing(
        "replaceUserMetadata",
        () => Check.inside("value", Write.whole(userMetadata, value)),
        (written) => one("replaceUserMetadata", admin.replaceUserMetadata(id, written))
      ),

    replaceAppMetadata: (id, value) =>
      writing(
        "replaceAppMetadata",
        () => Check.inside("value", Write.whole(appMetadata, value)),
        (written) => one("replaceAppMetadata", admin.replaceAppMetadata(id, written))
      ),

    createSession: (...args) => beside("createSession", admin.createSession(...args))
  }
}
