/** The service with schemas for metadata. */
import type * as Effect from "effect/Effect"
import type * as Either from "effect/Either"
import type * as Option from "effect/Option"
import type * as Stream from "effect/Stream"
import type { InvalidInput, InvalidMetadata } from "../AdminError.js"
import type { InviteOptions } from "../Invite.js"
import type { Links } from "../contracts/links.js"
import type { Changes, Written } from "../Metadata.js"
import type { Session } from "../Session.js"
import type { Service } from "../shell/service.js"
import type { User, UserResult } from "../User.js"
import type { CreateUser, UpdateUser } from "../UserAttributes.js"
import type { UserPage } from "../UserPage.js"

type Call = (...args: never) => Effect.Effect<unknown, unknown>

type Calls = { readonly [Name in keyof Service as Service[Name] extends Call ? Name : never]: Service[Name] }

/** The errors of an operation. By way of `infer`: an editor then shows the errors themselves, not the name of this type. */
type Failure<Name extends keyof Calls, More = never> =
  ReturnType<Calls[Name]> extends Effect.Effect<infer _A, infer E, infer _R> ? E | More : never

/** The operations that take or return metadata. */
interface Typed<UserMetadata, AppMetadata> {
  /**
   * `createUser` of the service. The metadata is encoded, and checked before anything is sent: that of the attributes,
   * and where there is none, whether a new user without it matches the schema. Otherwise fails with `InvalidInput`.
   */
  readonly createUser: (
    attributes: CreateUser<Written<UserMetadata>, Written<AppMetadata>>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"createUser", InvalidMetadata>>

  /** `getUserById` of the service. Fails with `InvalidMetadata` if the user does not match. */
  readonly getUserById: (
    ...args: Parameters<Service["getUserById"]>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"getUserById", InvalidMetadata>>

  /**
   * `updateUserById` of the service. The metadata holds changes: the members that are there are encoded and set, `null`
   * deletes one, the others stay. A schema that is neither a struct nor a class encodes the changes as a whole.
   *
   * Fails with `InvalidMetadata` if the updated user does not match.
   */
  readonly updateUserById: (
    id: string,
    attributes: UpdateUser<Changes<UserMetadata>, Changes<AppMetadata>>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"updateUserById", InvalidMetadata>>

  /** `listUsers` of the service. Each user of the page has a result. */
  readonly listUsers: (
    ...args: Parameters<Service["listUsers"]>
  ) => Effect.Effect<UserPage<UserResult<UserMetadata, AppMetadata>>, Failure<"listUsers">>

  /**
   * `inviteUserByEmail` of the service. `data` is encoded.
   *
   * An invitation can't set `app_metadata`. If the schema wants a member of it, a new user does not match: the invitation
   * is sent, and the call fails with `InvalidMetadata`, whose `userId` is that of the new user.
   */
  readonly inviteUserByEmail: (
    email: string,
    options?: InviteOptions<Written<UserMetadata>>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"inviteUserByEmail", InvalidMetadata>>

  /**
   * `generateLink` of the service, with the errors of the kind of link. `data` is encoded, and the user of the link has a
   * result.
   */
  readonly generateLink: Links<Written<UserMetadata>, UserResult<UserMetadata, AppMetadata>>["generateLink"]

  /** `streamUsers` of the service. Each user has a result. */
  readonly streamUsers: (
    ...args: Parameters<Service["streamUsers"]>
  ) => Stream.Stream<UserResult<UserMetadata, AppMetadata>, Failure<"listUsers">>

  /** `getUserByEmail` of the service. Fails with `InvalidMetadata` if the user that was found does not match. */
  readonly getUserByEmail: (
    ...args: Parameters<Service["getUserByEmail"]>
  ) => Effect.Effect<Option.Option<User<UserMetadata, AppMetadata>>, Failure<"getUserByEmail", InvalidMetadata>>

  /** `findUsersByEmail` of the service. Each user has a result. */
  readonly findUsersByEmail: (
    ...args: Parameters<Service["findUsersByEmail"]>
  ) => Effect.Effect<ReadonlyArray<UserResult<UserMetadata, AppMetadata>>, Failure<"findUsersByEmail">>

  /** `getUserByPhone` of the service. Fails with `InvalidMetadata` if the user that was found does not match. */
  readonly getUserByPhone: (
    ...args: Parameters<Service["getUserByPhone"]>
  ) => Effect.Effect<Option.Option<User<UserMetadata, AppMetadata>>, Failure<"getUserByPhone", InvalidMetadata>>

  /** `getUsers` of the service. A result can be `InvalidMetadata` as well. */
  readonly getUsers: (
    ...args: Parameters<Service["getUsers"]>
  ) => Effect.Effect<
    ReadonlyArray<Either.Either<User<UserMetadata, AppMetadata>, Failure<"getUserById", InvalidMetadata>>>,
    InvalidInput
  >

  /** `createOrGetUser` of the service. The metadata is checked as by `createUser`, and the user has a result. */
  readonly createOrGetUser: (
    attributes: CreateUser<Written<UserMetadata>, Written<AppMetadata>>
  ) => Effect.Effect<
    { readonly user: UserResult<UserMetadata, AppMetadata>; readonly created: boolean },
    Failure<"createOrGetUser">
  >

  /** `resendInvite` of the service. Fails with `InvalidMetadata` if the user does not match. The invitation is sent. */
  readonly resendInvite: (
    ...args: Parameters<Service["resendInvite"]>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"resendInvite", InvalidMetadata>>

  /** `banUser` of the service. Fails with `InvalidMetadata` if the user does not match. The user is banned. */
  readonly banUser: (
    ...args: Parameters<Service["banUser"]>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"banUser", InvalidMetadata>>

  /** `unbanUser` of the service. Fails with `InvalidMetadata` if the user does not match. The ban is lifted. */
  readonly unbanUser: (
    ...args: Parameters<Service["unbanUser"]>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"unbanUser", InvalidMetadata>>

  /** `replaceUserMetadata` of the service. The value is encoded. Works for a user who does not match yet. */
  readonly replaceUserMetadata: (
    id: string,
    value: Written<UserMetadata>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"replaceUserMetadata", InvalidMetadata>>

  /** `replaceAppMetadata` of the service. The value is encoded. Works for a user who does not match yet. */
  readonly replaceAppMetadata: (
    id: string,
    value: Written<AppMetadata>
  ) => Effect.Effect<User<UserMetadata, AppMetadata>, Failure<"replaceAppMetadata", InvalidMetadata>>

  /** `createSession` of the service. The user of the session has a result. */
  readonly createSession: (
    ...args: Parameters<Service["createSession"]>
  ) => Effect.Effect<Session<UserResult<UserMetadata, AppMetadata>>, Failure<"createSession">>
}

/**
 * The service with schemas for metadata, made by `withMetadata`: reads decode it, writes encode it. Everything else is as
 * in `Service`.
 *
 * An operation that returns one user fails with `InvalidMetadata` if the user does not match. Where users come among
 * others or beside something else (a page, a stream, a link, a session), each is an `Either`, so nothing else is lost.
 *
 * @since 0.2.0
 * @category models
 */
export interface TypedService<UserMetadata, AppMetadata>
  extends Omit<Service, keyof Typed<unknown, unknown>>, Typed<UserMetadata, AppMetadata> {}
