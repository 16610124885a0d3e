export { sso } from "@gotrue-effect/core/protocol/sso"
