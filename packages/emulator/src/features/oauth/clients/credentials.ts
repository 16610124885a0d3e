import * as Either from "effect/Either"
import type { OAuthClient } from "../../../database/providerRows.js"
import { fromBase64 } from "../../../standards/encoding/base64.js"
import { hashClientSecret } from "./secret.js"

/** Who an application says that it is, and how it says so. */
export interface ClientCredentials {
  readonly id: string
  readonly secret: string
  readonly method: "client_secret_basic" | "client_secret_post" | "none"
}

/** Reads an `Authorization` header; undefined when it is of another kind. On the left what is wrong with it. */
export const basicCredentials = (header: string): Either.Either<ClientCredentials, string> | undefined => {
  if (!header.startsWith("Basic ")) return undefined
  const bytes = fromBase64(header.slice("Basic ".length))
  if (bytes === undefined) return Either.left("invalid basic auth encoding")
  const text = new TextDecoder().decode(bytes)
  const colon = text.indexOf(":")
  return colon < 0
    ? Either.left("invalid basic auth format")
    : Either.right({ id: text.slice(0, colon), secret: text.slice(colon + 1), method: "client_secret_basic" })
}

/** The credentials in a body. */
export const postedCredentials = (id: string, secret: string): Either.Either<ClientCredentials, string> =>
  id === ""
    ? Either.left("client_id is required")
    : Either.right({ id, secret, method: secret === "" ? "none" : "client_secret_post" })

/** Why a client is not believed, undefined when it is. */
export const credentialsProblem = (client: OAuthClient, { method, secret }: ClientCredentials): string | undefined => {
  const registered = client.token_endpoint_auth_method
  if (method !== registered) {
    return `invalid authentication method: client is registered for '${registered}' but '${method}' was used`
  }
  if (client.client_type === "public") return undefined
  if (secret === "") return "confidential clients must provide client_secret"
  return hashClientSecret(secret) === client.client_secret_hash ? undefined : "invalid client credentials"
}
