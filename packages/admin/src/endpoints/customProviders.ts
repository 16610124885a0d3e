export { customProviders } from "@gotrue-effect/core/protocol/customProviders"
