export { links } from "@gotrue-effect/core/protocol/links"
