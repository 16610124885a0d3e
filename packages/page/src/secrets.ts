import type { HeaderLines } from "./types.js"

/** What a secret is shown as. */
export const mask = "••••••"

const secretHeaders = /^(?:authorization|apikey|cookie|set-cookie|x-supabase-auth)$/i

const secretMembers =
  /"(\w*(?:password|token|secret|otp|code_verifier|auth_code|hashed_token|action_link)\w*)":(\s*)"(?:[^"\\]|\\.)*"/gi

export const maskHeaders = (headers: HeaderLines): HeaderLines =>
  headers.map(([name, value]) => [name, secretHeaders.test(name) ? mask : value])

/** Hides the values of JSON members whose names tell of secrets. */
export const maskBody = (body: string): string =>
  body.replace(secretMembers, (_, name: string, space: string) => `"${name}":${space}"${mask}"`)

/** Hides the values of query parameters that are secrets. */
export const maskTarget = (target: string): string =>
  target.replace(
    /([?&](?:token|token_hash|apikey|code|access_token|refresh_token)=)[^&]*/g,
    (_, name: string) => name + mask
  )
