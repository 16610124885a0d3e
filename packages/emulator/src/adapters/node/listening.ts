import type { Access } from "../../control/callers.js"

/**
 * Where an emulator listens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Address {
  readonly host: string
  readonly port: number
  /** Without a slash at the end, and without the emulator's prefix. If it listens on all addresses, that of this machine. */
  readonly url: string
  /** Where the emulator's page is; undefined when it is off. */
  readonly page: string | undefined
}

/**
 * Where to listen, and who may use the routes below `/emulator/` there.
 *
 * @since 0.1.0
 * @category models
 */
export interface Listening extends Access {
  /** 0 picks a free one. */
  readonly port?: number | undefined
  /** Default: `127.0.0.1`. */
  readonly host?: string | undefined
  /** Whether `/emulator/` is a page for a browser, where the routes below it are served. Default: true. */
  readonly page?: boolean | undefined
  /** A certificate and its key, as PEM: then it speaks HTTPS. Default: HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** Whether the process may end while it listens, as after `unref` of Node's own servers. Default: no. */
  readonly unref?: boolean | undefined
}

/**
 * What else is reached at the address of an emulator.
 *
 * @since 0.2.0
 * @category models
 */
export interface Stack {
  /**
   * Where requests are passed on to that are not the emulator's, such as `http://127.0.0.1:54321`: those whose path begins
   * neither with its prefix (`/auth/v1` by default then) nor with `/emulator/`. Default: nowhere.
   */
  readonly upstream?: string | undefined
}
