export { server } from "@gotrue-effect/core/protocol/server"
