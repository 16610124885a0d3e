/**
 * What is loaded when it is needed, and not before: the schemas, and what is made of several requests. It is a bundle
 * of its own, with an Effect of its own, so nothing but plain data and promises passes between the two.
 */
export { find } from "./findings.js"
export { make } from "./run.js"
