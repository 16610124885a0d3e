/** What a service redacts of a call in foreign messages. */
import type { Excerpt } from "./excerpt.js"
import { isEcho, redactAll } from "./redact.js"
import type { Reveal } from "./sensitive.js"
import { sensitiveIn } from "./sensitive.js"

/** Redacts texts about one call. */
export interface Redactor {
  /** The texts that may be shown, in the order of the excerpts. */
  readonly show: (excerpts: ReadonlyArray<Excerpt>) => ReadonlyArray<string>
  /** Whether a code is, or holds, a text of the request. */
  readonly isEcho: (code: string) => boolean
}

/** Makes the redactor of a call from its input. */
export type Redaction = (input: unknown) => Redactor

/** `secrets`: the key, and the other secret headers. */
export const make =
  ({ reveal, secrets }: { readonly secrets: ReadonlyArray<string>; readonly reveal?: Reveal }): Redaction =>
  (input) => {
    const own = sensitiveIn(input, reveal)
    const sensitive = { ...own, secrets: secrets.concat(own.secrets) }
    return { show: (excerpts) => redactAll(excerpts, sensitive), isEcho: (code) => isEcho(code, sensitive) }
  }
