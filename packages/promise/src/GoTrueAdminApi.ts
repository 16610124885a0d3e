/**
 * The classic admin class.
 *
 * @since 0.1.0
 */
import { Additions } from "./Additions.js"
import * as All from "./methods/all.js"
import type { CustomProviders, Mfa, OAuth, Passkeys } from "./models/Groups.js"
import type { GenerateLinkParams, GenerateLinkResponse } from "./models/Link.js"
import type * as Installed from "./models/installed.js"
import { nominal } from "./models/nominal.js"
import type { CallOptions, GoTrueAdminApiOptions } from "./models/Options.js"
import type { SignOutScope, VoidResponse } from "./models/Session.js"
import type { Throwing } from "./models/Throwing.js"
import type { AdminUserAttributes, ListUsersParams, UserListResponse, UserResponse } from "./models/User.js"

/**
 * The classic methods, however their calls are sent.
 *
 * @since 0.1.0
 * @category class
 */
export class Api extends Additions {
  /** Second factors. */
  readonly mfa: Mfa
  /** OAuth clients: applications whose users sign in through this server. */
  readonly oauth: OAuth
  /** Custom OAuth 2.0 and OpenID Connect providers. */
  readonly customProviders: CustomProviders
  /** Passkeys. */
  readonly passkey: Passkeys

  readonly #top: All.Methods["top"]

  /** @internal */
  constructor({ clients, extras, factors, passkeys, providers, top }: All.Methods) {
    super(extras)
    this.#top = top

    this.mfa = {
      listFactors: (params, call) => factors.listFactors([params], call),
      deleteFactor: (params, call) => factors.deleteFactor([params], call),
      updateFactor: (factor, changes, call) => extras.call((admin) => admin.updateFactor(factor, changes), call),
      deleteAllFactors: (params, call) => extras.call((admin) => admin.deleteAllFactors(params), call)
    }

    this.oauth = {
      listClients: (params, call) => clients.listClients([params], call),
      createClient: (params, call) => clients.createClient([params], call),
      getClient: (clientId, call) => clients.getClient([clientId], call),
      updateClient: (clientId, params, call) => clients.updateClient([clientId, params], call),
      deleteClient: (clientId, call) => clients.deleteClient([clientId], call),
      regenerateClientSecret: (clientId, call) => clients.regenerateClientSecret([clientId], call)
    }

    this.customProviders = {
      listProviders: (params, call) => providers.listProviders([params], call),
      createProvider: (params, call) => providers.createProvider([params], call),
      getProvider: (identifier, call) => providers.getProvider([identifier], call),
      updateProvider: (identifier, params, call) => providers.updateProvider([identifier, params], call),
      deleteProvider: (identifier, call) => providers.deleteProvider([identifier], call)
    }

    this.passkey = {
      listPasskeys: (params, call) => passkeys.listPasskeys([params], call),
      deletePasskey: (params, call) => passkeys.deletePasskey([params], call)
    }
  }

  /** Ends sessions of the user with this access token: all, only this one, or all others. */
  signOut(jwt: string, scope: SignOutScope = "global", call?: CallOptions): Promise<VoidResponse> {
    return this.#top.signOut([jwt, scope], call)
  }

  /** Invites a user by mail. */
  inviteUserByEmail(
    email: string,
    options: {
      /** The new user's `user_metadata`. */
      data?: object
      /** Where the link in the mail finally leads. */
      redirectTo?: string
    } = {},
    call?: CallOptions
  ): Promise<UserResponse> {
    return this.#top.inviteUserByEmail([email, options], call)
  }

  /** Generates a link and its one-time code without mailing them. Whoever has them can act as the user. */
  generateLink(params: GenerateLinkParams, call?: CallOptions): Promise<GenerateLinkResponse> {
    return this.#top.generateLink([params], call)
  }

  /** Creates a user. Nothing is mailed. */
  createUser(attributes: AdminUserAttributes, call?: CallOptions): Promise<UserResponse> {
    return this.#top.createUser([attributes], call)
  }

  /** Lists a page of users, 50 by default. `users()` returns all of them. */
  listUsers(params?: ListUsersParams, call?: CallOptions): Promise<UserListResponse> {
    return this.#top.listUsers([params], call)
  }

  /** Reads a user by id. */
  getUserById(uid: string, call?: CallOptions): Promise<UserResponse> {
    return this.#top.getUserById([uid], call)
  }

  /** Updates a user. A new password ends all sessions of the user. */
  updateUserById(uid: string, attributes: AdminUserAttributes, call?: CallOptions): Promise<UserResponse> {
    return this.#top.updateUserById([uid, attributes], call)
  }

  /**
   * Deletes a user and returns what was there, as auth-js does: two requests. A soft deletion keeps the row,
   * permanently unreadable.
   */
  deleteUser(id: string, shouldSoftDelete = false, call?: CallOptions): Promise<UserResponse> {
    return this.#top
      .userToDelete([id], call)
      .then((found) =>
        found.error === null
          ? this.#top.deleteUser([id, shouldSoftDelete], call).then((gone) => (gone.error === null ? found : gone))
          : found
      )
  }
}

/** Over the network. */
class OverNetwork extends Api {
  static override readonly name: string = "GoTrueAdminApi"

  constructor(options: GoTrueAdminApiOptions) {
    super(All.make(options))
  }
}

/**
 * The classic admin class, assignable to auth-js's.
 *
 * @since 0.1.0
 * @category class
 */
export type GoTrueAdminApi<Throws extends boolean = false> = [Throws] extends [true]
  ? Installed.Both<Throwing<Api> & Api, Installed.GoTrueAdminApi>
  : Installed.Both<Api, Installed.GoTrueAdminApi>

/**
 * The classic admin class: auth-js's methods, results and errors, over this library's protocol.
 *
 * @example
 * ```ts
 * import { start } from "@gotrue-effect/emulator/promise"
 * import { GoTrueAdminApi } from "@gotrue-effect/promise"
 *
 * const { adminKey, stop, url } = await start()
 * const admin = new GoTrueAdminApi({ url, headers: { apikey: adminKey, Authorization: `Bearer ${adminKey}` } })
 *
 * const { data, error } = await admin.createUser({ email: "ann@example.com" })
 * if (error === null) console.log(data.user.email) // => ann@example.com
 * await stop()
 * ```
 *
 * @since 0.1.0
 * @category class
 */
export const GoTrueAdminApi: Constructor = /* @__PURE__ */ nominal<Constructor>(OverNetwork)

interface Constructor {
  new <Throws extends boolean = false>(options: GoTrueAdminApiOptions<Throws>): GoTrueAdminApi<Throws>
}
