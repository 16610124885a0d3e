/**
 * Allows the service to be made in a browser, where **everybody who opens the page can read the key** and do whatever
 * an admin can do. Use it only for tools on your own machine. It is a symbol, so that no configuration can set it.
 *
 * @since 0.1.0
 * @category dangerous
 */
export const allowBrowser: unique symbol = Symbol.for("@gotrue-effect/admin/GoTrueAdmin/allowBrowser")
