/** Which attributes of a user the server knows, and which was meant by another. */
import { isRecord } from "@gotrue-effect/core/predicate"
import type { AdminUserAttributes } from "../models/User.js"

/** The compiler names the attribute that is missing. */
const known: { readonly [Name in keyof Required<AdminUserAttributes>]: true } = {
  current_password: true,
  email: true,
  phone: true,
  password: true,
  nonce: true,
  user_metadata: true,
  app_metadata: true,
  email_confirm: true,
  phone_confirm: true,
  ban_duration: true,
  role: true,
  password_hash: true,
  id: true
}

const names = Object.keys(known)

/** The words of other calls and of what the server responds with. */
const meant: Readonly<Record<string, string>> = {
  data: "user_metadata",
  raw_user_meta_data: "user_metadata",
  raw_app_meta_data: "app_metadata",
  encrypted_password: "password_hash",
  banned_until: "ban_duration",
  email_verified: "email_confirm",
  email_confirmed_at: "email_confirm",
  phone_verified: "phone_confirm",
  phone_confirmed_at: "phone_confirm",
  phone_number: "phone"
}

const longest = 40

/** How many letters differ: left out, added or replaced. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [at, target] of [...other].entries()) {
      next.push(Math.min((row[at] ?? 0) + (letter === target ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const plain = (name: string): string => name.replaceAll(/[^a-z]/gi, "").toLowerCase()

const closest = (name: string): string | undefined => {
  if (Object.hasOwn(meant, name)) return meant[name]
  if (name.length > longest) return undefined
  const [best] = names
    .map((known) => ({ known, far: distance(plain(name), plain(known)) }))
    .sort((one, other) => one.far - other.far)
  return best !== undefined && best.far <= best.known.length / 4 ? best.known : undefined
}

/** What is wrong with the first attribute that the server does not know. */
export const unknownAttribute = (attributes: unknown): string | undefined => {
  if (!isRecord(attributes)) return undefined
  const name = Object.keys(attributes).find((name) => attributes[name] !== undefined && !Object.hasOwn(known, name))
  if (name === undefined) return undefined
  const better = closest(name)
  return `has ${name.length > longest ? "an attribute" : name}, which the server does not know${better === undefined ? "" : ` (did you mean ${better}?)`}`
}
