import type { Emulator } from "@gotrue-effect/emulator"
import { Exchange } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { sharedSecretRing, signToken } from "../../src/standards/jwt/jwt.js"

const secret = "super-secret-jwt-token-with-at-least-32-characters-long"

/** A token of any role, without a time. */
const tokenOf = (claims: object): string => signToken(JSON.stringify(claims), sharedSecretRing(secret))

export const serviceRole = tokenOf({ role: "service_role" })

export interface Response {
  readonly status: number
  readonly headers: Exchange.HeaderLines
  readonly text: string
  // The body as a test reads it: only as deep as it looks.
  readonly body: Readonly<Record<string, unknown>>
}

const asRecord = (text: string): Readonly<Record<string, unknown>> => {
  const parsed: unknown = text.startsWith("{") ? JSON.parse(text) : {}
  return typeof parsed === "object" && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {}
}

/** Sends a request, as an admin unless there is another token or null. */
export const request = (
  emulator: Emulator.Service,
  method: string,
  target: string,
  body?: unknown,
  token: string | null = serviceRole,
  headers: Exchange.HeaderLines = []
): Effect.Effect<Response> =>
  emulator
    .handle(
      Exchange.request({
        method,
        target,
        headers: [...(token === null ? [] : ([["Authorization", `Bearer ${token}`]] as const)), ...headers],
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
      })
    )
    .pipe(Effect.map((response) => ({ ...response, text: response.body, body: asRecord(response.body) })))

export const headerOf = (response: { readonly headers: Exchange.HeaderLines }, name: string): string | undefined =>
  response.headers.find(([key]) => key.toLowerCase() === name)?.[1]
