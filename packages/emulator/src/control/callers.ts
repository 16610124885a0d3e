/**
 * Who may use the routes below `/emulator/`, beside programs of this machine. A program sends no `Origin`; of pages, only
 * those of the emulator's own origin may, and those that are named here.
 *
 * @since 0.1.0
 * @category models
 */
export interface Access {
  /**
   * Whether these routes are served. Default: only on an address that nothing but this machine can reach, such as
   * `127.0.0.1`.
   */
  readonly control?: boolean | undefined
  /**
   * Names and addresses in a `Host` header that mean the emulator, without a port. Those of this machine (`localhost`,
   * `127.0.0.1`, …) and the host that it listens on always do.
   */
  readonly controlHosts?: ReadonlyArray<string> | undefined
  /** Origins whose scripts may use these routes, such as `http://localhost:3000`. */
  readonly controlOrigins?: ReadonlyArray<string> | undefined
}
