/**
 * The emulator as an HTTP client of `@effect/platform`: no port, no socket.
 *
 * @since 0.1.0
 */
export { layer, make } from "./faces/httpClient.js"
