import * as Either from "effect/Either"
import type { ApiError } from "../http/apiError.js"
import type { Result } from "../http/result.js"
import type { Json, JsonMap } from "../standards/json/json.js"
import { unreadable } from "./callHook.js"

const required = ["aud", "exp", "iat", "sub", "email", "phone", "role", "aal", "session_id", "is_anonymous"]

const types: { readonly [claim: string]: ReadonlyArray<string> } = {
  aud: ["string", "array"],
  exp: ["integer"],
  jti: ["string"],
  iat: ["integer"],
  iss: ["string"],
  nbf: ["integer"],
  sub: ["string"],
  email: ["string"],
  phone: ["string"],
  app_metadata: ["object"],
  user_metadata: ["object"],
  role: ["string"],
  aal: ["string"],
  amr: ["array"],
  session_id: ["string"],
  client_id: ["string"]
}

const typeOf = (value: Json): string => {
  if (value === null) return "null"
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number"
  if (typeof value !== "object") return typeof value
  return Array.isArray(value) ? "array" : "object"
}

const wrongType = (at: string, expected: string, given: string): string =>
  `${at}: Invalid type. Expected: ${expected}, given: ${given}`

const itemProblems = (item: Json, at: string): ReadonlyArray<string> => {
  const type = typeOf(item)
  return type === "string" || type === "object"
    ? []
    : [`${at}: Must validate at least one schema (anyOf)`, wrongType(at, "string", type)]
}

const problemsOf = (name: string, value: Json): ReadonlyArray<string> => {
  const expected = types[name] ?? []
  const type = typeOf(value)
  if (expected.length > 0 && !expected.includes(type)) {
    return [wrongType(name, expected.length > 1 ? `[${expected.join(",")}]` : expected.join(), type)]
  }
  return name === "amr" && Array.isArray(value) ? value.flatMap((item, i) => itemProblems(item, `amr.${i}`)) : []
}

/** An error without a code of the server's. */
const uncoded = (message: string): ApiError => ({ kind: "coded", status: 500, code: "", message })

const missing = uncoded("output claims field is missing")
const refused = (problems: ReadonlyArray<string>): ApiError =>
  uncoded(`output claims do not conform to the expected schema: \n${problems.map((each) => `- ${each}\n`).join("")}`)

const check = (claims: JsonMap): Result<JsonMap> => {
  const problems = [
    ...required.filter((name) => !claims.has(name)).map((name) => `(root): ${name} is required`),
    ...Object.keys(types).flatMap((name) => {
      const value = claims.get(name)
      return value === undefined ? [] : problemsOf(name, value)
    })
  ]
  return problems.length === 0 ? Either.right(claims) : Either.left(refused(problems))
}

const isMap = (value: Json): value is JsonMap => value instanceof Map

/** The claims in the reply of a hook, which has to keep some of them. Undefined stands for a reply without a body. */
export const claimsIn = (reply: JsonMap | null | undefined): Result<JsonMap> => {
  const claims = reply === undefined ? null : reply?.get("claims")
  if (claims === undefined) return Either.left(missing)
  if (claims === null) return Either.left(refused([wrongType("(root)", "object", "null")]))
  return isMap(claims) ? check(claims) : Either.left(unreadable)
}
