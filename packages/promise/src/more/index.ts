/**
 * The operations that auth-js does not have, loaded on demand. They are a separate bundle with its own Effect, so only
 * plain data and promises pass between the two.
 */
export { make } from "./run.js"
