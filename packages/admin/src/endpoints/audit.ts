export { audit } from "@gotrue-effect/core/protocol/audit"
