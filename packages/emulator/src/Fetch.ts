/**
 * The emulator as a `fetch` function: no port, no socket.
 *
 * @since 0.1.0
 */
export { make } from "./faces/fetch.js"
