/** The credentials of Keycloak's export: argon2, its default since version 25. */
import * as Json from "../json.js"
import { isRecord } from "../predicate.js"
import type { Result } from "../result.js"
import { getOrElse } from "../result.js"
import { argon2 } from "./argon2.js"
import * as Base64 from "./base64.js"
import type { HashIssue } from "./hashIssue.js"
import { refuse } from "./hashIssue.js"

/** A member of `credentials` of a user in the export of a realm. Both parts are JSON, as text or as an object. */
export interface KeycloakCredential {
  readonly type?: string | undefined
  readonly credentialData: string | object
  readonly secretData: string | object
}

type Members = Readonly<Record<string, unknown>>

const membersOf = (value: unknown): Members => {
  const read = typeof value === "string" ? getOrElse(Json.parse(value), undefined) : value
  return isRecord(read) ? read : {}
}

/** Keycloak writes each parameter as a list of texts. */
const first = (value: unknown): string => {
  const [one]: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value]
  return typeof one === "string" || typeof one === "number" ? String(one) : ""
}

const looksLike = "has `credentialData` with an algorithm, and `secretData` with a value and a salt"

const digits = (text: string): string => Base64.plain(text) ?? text

export const keycloak = (credential: KeycloakCredential): Result<string, HashIssue> => {
  if (credential.type !== undefined && credential.type !== "password") {
    return refuse("a credential of Keycloak other than a password", "the server does not take", "Leave it out")
  }
  const data = membersOf(credential.credentialData)
  const { salt, value } = membersOf(credential.secretData)
  const algorithm = first(data["algorithm"])
  if (algorithm === "" || typeof value !== "string") return refuse("no credential of Keycloak", looksLike)
  if (algorithm !== "argon2") {
    const name = /^[\w-]{1,32}$/.test(algorithm) ? algorithm : "another algorithm"
    return refuse(`Keycloak's ${name}`, "the server does not compute: only argon2")
  }
  const more = membersOf(data["additionalParameters"])
  const version = first(more["version"]) === "1.3" ? "19" : "16"
  const cost = `m=${first(more["memory"])},t=${first(data["hashIterations"])},p=${first(more["parallelism"])}`
  return argon2(`$argon2${first(more["type"])}$v=${version}$${cost}$${digits(first(salt))}$${digits(value)}`)
}
