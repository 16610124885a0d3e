export { oauth } from "@gotrue-effect/core/protocol/oauth"
