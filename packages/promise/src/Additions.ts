/**
 * What auth-js's class does not have.
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
 * The methods that auth-js does not have. They are loaded with the first call of one of them.
 *
 * @since 0.1.0
 * @category class
 */
export class Additions {
  /** The audit log. */
  readonly audit: Audit
  /** SAML providers. */
  readonly sso: Sso
  /** Information about the server. */
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
   * All users, newest first, each exactly once, even while users are added or removed. One request for every 1,000
   * users. Rejects where `listUsers` returns an error.
   */
  users(params?: EveryUserParams, call?: CallOptions): AsyncIterableIterator<User> {
    return this.#extras.iterate((admin) => admin.users(params), Classic.isUser, call)
  }

  /**
   * Finds the user with an address, case-insensitively. A user who signs in with the address itself comes before users
   * of single sign-on. One request, more if many addresses are similar.
   */
  getUserByEmail(email: string, call?: CallOptions): Promise<MaybeUserResponse> {
    return this.#extras.call((admin) => admin.getUserByEmail(email), call)
  }

  /** Finds all users with an address: users of single sign-on can have the same one. */
  findUsersByEmail(email: string, call?: CallOptions): Promise<UsersResponse> {
    return this.#extras.call((admin) => admin.findUsersByEmail(email), call)
  }

  /** Finds the user with a phone number. **Reads users until one matches**: the server does not search by number. */
  getUserByPhone(phone: string, call?: CallOptions): Promise<MaybeUserResponse> {
    return this.#extras.call((admin) => admin.getUserByPhone(phone), call)
  }

  /** Reads many users by id, ten at a time. Each has its own result, in the order of the ids. */
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

  /** Counts the users, all or those that match a filter. One request. */
  countUsers(options?: { filter?: string | undefined }, call?: CallOptions): Promise<CountResponse> {
    return this.#extras.call((admin) => admin.countUsers(options), call)
  }

  /** Creates a user, or returns the existing user with the address or number. */
  createOrGetUser(attributes: AdminUserAttributes, call?: CallOptions): Promise<CreateOrGetUserResponse> {
    return this.#extras.call((admin) => admin.createOrGetUser(attributes), call)
  }

  /**
   * Bans a user: for milliseconds, a duration such as `"7 days"`, or `"forever"`. `banned_until` comes as the server
   * has computed it, with up to nine digits of a second; later reads have six. Compare times, not texts.
   */
  banUser(id: string, duration: number | (string & {}) | "forever", call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.banUser(id, duration), call)
  }

  /** Ends the ban of a user. */
  unbanUser(id: string, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.unbanUser(id), call)
  }

  /** Replaces `user_metadata`, which `updateUserById` would merge. Two requests, not atomic. */
  replaceUserMetadata(id: string, metadata: object, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.replaceUserMetadata(id, metadata), call)
  }

  /** Replaces `app_metadata`, except `provider` and `providers`, which belong to the server. Two requests. */
  replaceAppMetadata(id: string, metadata: object, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.replaceAppMetadata(id, metadata), call)
  }

  /**
   * Ends all sessions of a user. With a link, it signs in as the user and out globally, which needs a confirmed
   * address. With a random password, the user has to reset the password.
   */
  revokeSessions(
    userId: string,
    options?: { by?: "link" | "password" | undefined },
    call?: CallOptions
  ): Promise<RequestResult<null>> {
    return this.#extras.call((admin) => admin.revokeSessions(userId, options), call)
  }

  /** Signs in as a user, for support and tests. A pending recovery link of the user becomes invalid. */
  createSession(userId: string, call?: CallOptions): Promise<SessionResponse> {
    return this.#extras.call((admin) => admin.createSession(userId), call)
  }

  /** Invites a user again who has not confirmed yet. */
  resendInvite(id: string, options?: { redirectTo?: string | undefined }, call?: CallOptions): UserResult {
    return this.#extras.call((admin) => admin.resendInvite(id, options), call)
  }
}
