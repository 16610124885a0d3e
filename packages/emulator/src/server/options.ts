import type { Source } from "../Documents.js"
import type { Options as GatewayOptions } from "../Gateway.js"
import type { Hooks } from "../Hooks.js"
import type { Observer } from "../control/observer.js"
import type { SeedUser } from "../control/seedUser.js"
import type { Variables } from "../settings/variables.js"

/**
 * How an emulator is made.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The settings of the server, by the real server's environment names. */
  readonly settings?: Variables | undefined
  /** Makes ids, codes and tokens the same in every run. Without it they come from the `Random` service. */
  readonly seed?: number | undefined
  /** Users to begin with; a reset brings them back as they were. Default: none. */
  readonly users?: ReadonlyArray<SeedUser> | undefined
  /** A path in front of every route, such as `/auth/v1`. Default: none, or `/auth/v1` behind a gateway. */
  readonly prefix?: string | undefined
  /** Where it is reached, without the prefix: the links in its mails lead there. Default: `http://localhost:9999`. */
  readonly url?: string | undefined
  /** Whether a gateway stands in front, which asks for an `apikey`; with keys of one's own if need be. Default: no. */
  readonly gateway?: boolean | GatewayOptions | undefined
  /**
   * The documents that the server fetches, such as the metadata of an identity provider. The emulator opens no
   * connection. Default: no host responds.
   */
  readonly documents?: Source | undefined
  /** Hooks of the server as functions, and how those of the settings are requested. Default: no functions. */
  readonly hooks?: Hooks | undefined
  /**
   * How tokens are signed: `HS256` with the shared secret, `ES256` and `RS256` with a pair of keys that is made at the start,
   * by the seed if there is one, and whose public half is at `/.well-known/jwks.json`. Tokens that the shared secret has
   * signed are good as well. The pair is in an export of the state, and an emulator that makes its own takes it from there.
   * Default: as `GOTRUE_JWT_KEYS` says, or `HS256`.
   */
  readonly jwt?: "HS256" | "ES256" | "RS256" | undefined
  /**
   * Providers such as `google` for which it stands in: they are enabled, and `/authorize` leads to a page of the emulator on
   * which somebody says who they are there. Default: as `EMULATOR_PROVIDERS` says, or none.
   */
  readonly providers?: ReadonlyArray<string> | undefined
  /** Whether the routes below `/emulator/` are served. Default: true. */
  readonly control?: boolean | undefined
  /** Is called with each request and each message, as they come. Default: nobody is. */
  readonly observer?: Observer | undefined
}
