export { mfa } from "@gotrue-effect/core/protocol/mfa"
