/** The `Authorization` header that a step asks for. */
import { createHmac, createPrivateKey, sign } from "node:crypto"
import type { Step } from "./Case.js"
import type { Scope } from "./template.js"
import { expand, expandText } from "./template.js"

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

const timestamps = new Set(["exp", "nbf", "iat"])

/** `"+60"` is sixty seconds from now. */
const timestamp = (now: number, value: unknown): unknown =>
  typeof value === "string" && /^[+-]\d+$/.test(value) ? Math.floor(now / 1000) + Number(value) : value

interface Key {
  readonly secret: string | Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>> | undefined
  readonly signature?: string | undefined
}

const signatureOf = (text: string, algorithm: string, secret: Key["secret"]): string => {
  if (algorithm === "none") return ""
  const hash = `sha${algorithm.slice(2)}`
  return typeof secret === "string"
    ? createHmac(hash, secret).update(text).digest("base64url")
    : sign(hash, Buffer.from(text), {
        key: createPrivateKey({ key: { ...secret }, format: "jwk" }),
        dsaEncoding: "ieee-p1363"
      }).toString("base64url")
}

const makeToken = (now: number, claims: Readonly<Record<string, unknown>>, key: Key): string => {
  const header = { alg: "HS256", typ: "JWT", ...key.header }
  const timed = Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, timestamps.has(name) ? timestamp(now, value) : value])
  )
  const head = `${encode(header)}.${encode(timed)}`
  return `${head}.${key.signature ?? signatureOf(head, String(header.alg), key.secret)}`
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const authorization = (auth: Step["auth"], scope: Scope, secret: string): string | undefined => {
  if (auth === undefined || auth === null) return undefined
  if (typeof auth === "string") {
    return /^[a-z_]+$/.test(auth)
      ? `Bearer ${makeToken(scope.now, { role: auth, exp: "+3600" }, { secret })}`
      : expandText(auth, scope)
  }
  const claims = expand(auth.claims, scope)
  return `Bearer ${makeToken(scope.now, isRecord(claims) ? claims : {}, {
    secret: auth.secret ?? secret,
    header: auth.header,
    signature: auth.signature
  })}`
}
