/**
 * Lets the service be built in a browser, where **everybody who opens the page can read the key** and do with it
 * whatever an admin can. Only for tools that run on your own machine. A symbol, so that no configuration can set it.
 *
 * @since 0.1.0
 * @category dangerous
 */
export const allowBrowser: unique symbol = Symbol.for("@gotrue-effect/admin/GoTrueAdmin/allowBrowser")
