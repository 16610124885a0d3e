/**
 * What explains a failure, loaded with the first one: most of it is sentences. It is a bundle of its own, so only plain data
 * passes between it and the rest.
 */
export { hintFor } from "@gotrue-effect/core/error/hints"
export { hashIssue } from "./hashIssue.js"
export { unknownAttribute } from "./knownAttributes.js"
