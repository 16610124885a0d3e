export { sessions, verification } from "@gotrue-effect/core/protocol/sessions"
