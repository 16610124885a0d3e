/**
 * What the classic class does not have.
 *
 * @since 0.1.0
 */
import type { Extras } from "./call/extras.js"
import * as Classic from "./methods/classic.js"
import type {
  CountResponse,
  CreateOrGetUserResponse,
  EveryUserParams,
  GetUsersResponse,
  MaybeUserResponse,
  SessionResponse,
  UsersResponse
} from "./models/More.js"
import type { Audit, Server, Sso } from "./models/MoreGroups.js"
import type { CallOptions } from "./models/Options.js"
import type { RequestResult } from "./models/Result.js"
import type { AdminUserAttributes, User } from "./models/User.js"

type UserResult = Promise<RequestResult<{ user: User }>>

/**
 * The methods that auth-js does not have. They are loaded when the first of them is called.
 *
 * @since 0.1.0
 * @category class
 */
export class Additions {
  /** The audit log. */
  readonly audit: Audit
  /** SAML providers. */
  readonly sso: Sso
  /** What the server says of itself. */
  readonly server: Server

  readonly #extras: Extras

  /** @internal */
  constructor(extras: Extras) {
    this.#extras = extras
    this.audit = {
      listEntries: (params, call) => extras.call((admin) => admin.listEntries(params), call),
      entries: (params, call) => extras.iterate((admin) => admin.entries(params), Classic.isEntry, call)
    }
    this.sso = {
      listProviders: (query, call) => extras.call((admin) => admin.listSsoProviders(query), call),
      createProvider: (provider, call) => extras.call((admin) => admin.createSsoProvider(provider), call),
      getProvider: (provider, call) => extras.call((admin) => admin.getSsoProvider(provider), call),
      updateProvider: (provider, changes, call) =>
        extras.call((admin) => admin.updateSsoProvider(provider, changes), call),
      deleteProvider: (provider, call) => extras.call((admin) => admin.deleteSsoProvider(provider), call)
    }
    this.server = {
      health: (call) => extras.call((admin) => admin.health(), call),
      settings: (call) => extras.call((admin) => admin.settings(), call),
      jwks: (call) => extras.call((admin) => admin.jwks(), call)
    }
  }

  /**
   * All users, newest first, each once, also while some are added or removed. A request for each thousand. Rejects with
   * an error where `listUsers` gives one.
   */
  users(params?: EveryUserParams, call?: CallOptions): AsyncIterableIterator<User> {
    return this.#extras.iterate((admin) => admin.users(params), Classic.isUser, call)
  }

  /**
   * Finds the user with an address, whatever its case; one who signs in with it goes before those who come through single
   * sign-on. One request, more where many addresses look alike.
   */
  getUserByEmail(email: string, call?: CallOptions): Promise<MaybeUserResponse> {
    return this.#extras.call((admin) => admin.getUserByEmail(email), call)
  }

  /** Finds all users with an address: several can have it through single sign-on. */
  findUsersByEmail(email: string, call?: CallOptions): Promise<UsersResponse> {
    return this.#extras.call((admin) => admin.findUsersByEmail(email), call)
  }

  /** Finds the user with a phone number. **Reads users until it is found**: the server does not search for numbers. */
  getUserByPhone(phone: string, call?: CallOptions): Promise<MaybeUserResponse> {
    return this.#extras.call((admin) => admin.getUserByPhone(phone), call)
  }

  /** Reads many users by id, ten at a time; each has a result of its own, in the order of the ids. */
  getUsers(ids: ReadonlyArray<string>, call?: CallOptions): Promise<GetUsersResponse> {
    const { call: run, toError } = this.#extras
    return run((admin) => admin.getUsers(ids), call).then((result): Awaited<Promise<GetUsersResponse>> =>
      result.error === null
        ? {
            data: {
              users: result.data.map((one) =>
                "user" in one ? { user: one.user, error: null } : { user: null, error: toError(one.failure) }
              )
            },
            error: null
          }
        : result
    )
  }

  /** Counts the users, all or those that a filter matches. One request. */
  countUsers(options?: { filter?: string | undefined }, call?: CallOptions): Promise<CountResponse> {
    return this.#extras.call((admin) => admin.countUsers(options), call)
  }

  /** Creates a user, or gives the one who has the address or number already. */
  createOrGetUser(attributes: AdminUserAttributes, call?: CallOptions): Promise<CreateOrGetUserResponse> {
    return this.#extras.call((admin) => admin.createOrGetUser(attributes), call)
  }

  /** Bans a user: for milliseconds, for a time such as `"7 days"`, or `"forever"`. */
  banUser(id: string, duration: number | (string & {}) | "forever", call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.banUser(id, duration), call)
  }

  /** Ends a user's ban. */
  unbanUser(id: string, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.unbanUser(id), call)
  }

  /** Replaces `user_metadata`, where `updateUserById` would merge. Two requests, and nothing that holds them together. */
  replaceUserMetadata(id: string, metadata: object, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.replaceUserMetadata(id, metadata), call)
  }

  /** Replaces `app_metadata`, but for `provider` and `providers`, which are the server's. Two requests. */
  replaceAppMetadata(id: string, metadata: object, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.replaceAppMetadata(id, metadata), call)
  }

  /**
   * Ends all sessions of a user. By a link that signs in as the user and out everywhere, which needs a confirmed address;
   * or by a random password, which the user then no longer knows.
   */
  revokeSessions(
    userId: string,
    options?: { by?: "link" | "password" | undefined },
    call?: CallOptions
  ): Promise<RequestResult<null>> {
    return this.#extras.call((admin) => admin.revokeSessions(userId, options), call)
  }

  /** Signs in as a user, for support and for tests. The user's own open recovery link ends. */
  createSession(userId: string, call?: CallOptions): Promise<SessionResponse> {
    return this.#extras.call((admin) => admin.createSession(userId), call)
  }

  /** Invites a user again who has not confirmed yet. */
  resendInvite(id: string, options?: { redirectTo?: string | undefined }, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.resendInvite(id, options), call)
  }
}
