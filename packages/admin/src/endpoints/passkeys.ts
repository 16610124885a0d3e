export { passkey } from "@gotrue-effect/core/protocol/passkeys"
