/** Templates in a step: `{{name.path}}`, `{{name@header}}`, piped through functions. */
import { createHmac } from "node:crypto"
import * as Authenticator from "./authenticator.js"

/** A response that a later step refers to. */
export interface Named {
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface Scope {
  readonly responses: ReadonlyMap<string, Named>
  readonly passkeys: Authenticator.Memory
  /** Unix milliseconds. */
  readonly now: number
}

/** A template that can't be filled in, because an earlier response is not what it should be. */
class NoValue extends Error {
  constructor(expression: string) {
    super(`{{${expression}}} has no value`)
    this.name = "NoValue"
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

const base32 = (text: string): Buffer => {
  const bits = Array.from(text.replace(/=+$/, ""), (char) => alphabet.indexOf(char).toString(2).padStart(5, "0")).join(
    ""
  )
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

const totp = (secret: string, now: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const mac = createHmac("sha1", base32(secret)).update(counter).digest()
  const offset = (mac.at(19) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}

type Pipe = (value: unknown, scope: Scope, ...args: ReadonlyArray<string>) => unknown

const pipes: Readonly<Record<string, Pipe>> = {
  attest: (options, scope, name = "", aaguid = "", origin?: string) =>
    Authenticator.attest(scope.passkeys, options, name, aaguid, origin),
  assert: (options, scope, name = "", origin?: string) => Authenticator.assert(scope.passkeys, options, name, origin),
  totp: (secret, scope) => totp(String(secret), scope.now),
  fragment: (url, _, key = "") => new URLSearchParams(String(url).split("#")[1] ?? "").get(key),
  query: (url, _, key = "") => new URL(String(url), "http://x").searchParams.get(key),
  claim: (token, _, key = "") =>
    member(JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString()), key),
  cursor: (link) => /[?&]cursor=([^&>]+)/.exec(String(link))?.[1],
  target: (url) => String(url).replace(/^[a-z]+:\/\/[^/]+/, ""),
  upper: (text) => String(text).toUpperCase(),
  encode: (text) => encodeURIComponent(String(text)),
  nodash: (text) => String(text).replaceAll("-", "")
}

const member = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined

const look = (expression: string, scope: Scope): unknown => {
  const [head = "", ...calls] = expression
    .trim()
    .split("|")
    .map((part) => part.trim())
  const at = head.indexOf("@")
  const name = at >= 0 ? head.slice(0, at) : (head.split(".")[0] ?? "")
  const response = scope.responses.get(name.trim())
  const start =
    at >= 0 ? response?.headers[head.slice(at + 1)] : head.split(".").slice(1).reduce<unknown>(member, response?.body)
  const value = calls.reduce<unknown>((input, call) => {
    const [pipe = "", ...args] = call.split(":")
    return pipes[pipe]?.(input, scope, ...args)
  }, start)
  if (value === undefined || value === null) throw new NoValue(expression)
  return value
}

const template = /\{\{([^}]+)\}\}/g

export const expandText = (text: string, scope: Scope): string =>
  text.replace(template, (_, expression: string) => String(look(expression, scope)))

/** In any JSON value; a text that is one template and nothing else becomes the value itself. */
export const expand = (value: unknown, scope: Scope): unknown => {
  if (typeof value === "string") {
    const whole = /^\{\{([^}]+)\}\}$/.exec(value)
    return whole === null ? expandText(value, scope) : look(whole[1] ?? "", scope)
  }
  if (Array.isArray(value)) return value.map((item) => expand(item, scope))
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expand(inner, scope)]))
  }
  return value
}
