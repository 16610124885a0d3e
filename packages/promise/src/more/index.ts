/**
 * What is loaded when it is needed, and not before: the operations that auth-js does not have. It is a bundle of its own,
 * with an Effect of its own, so nothing but plain data and promises passes between the two.
 */
export { make } from "./run.js"
