export { users } from "@gotrue-effect/core/protocol/users"
