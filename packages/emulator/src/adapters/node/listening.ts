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
  /** Without a slash at the end, and without the emulator's prefix. */
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
}
