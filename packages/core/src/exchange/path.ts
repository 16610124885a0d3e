/** Paths, built from segments, so that no text of a caller can become part of the route. */
import { isString } from "../predicate.js"
import type { Result } from "../result.js"
import { err, ok } from "../result.js"

// Go's router uses a segment unchanged unless it is encoded exactly as Go would encode it (wire reference, 1.1). Go
// leaves these characters bare, which encodeURIComponent encodes; and it encodes !'()*, which encodeURIComponent does
// not.
const bare = /%(?:24|26|2B|2C|3A|3B|3D|40)/g

const encode = (segment: string) =>
  /^[\w-]+$/.test(segment)
    ? segment
    : encodeURIComponent(segment)
        .replace(bare, decodeURIComponent)
        .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

const forbidden = /[/\\?#\p{Cc}\p{Surrogate}]/u

const isForbidden = (segment: string): boolean =>
  segment === "" || segment === "." || segment === ".." || forbidden.test(segment)

type Part = string | { readonly from: string }

/** Turns an input into its path. The error is the name of the member that cannot be part of one. */
export const make = (parts: ReadonlyArray<Part>): ((input: object) => Result<string, string>) => {
  const ready = parts.map((part) => (isString(part) ? `/${encode(part)}` : part))
  return (input) => {
    let path = ""
    for (const part of ready) {
      if (isString(part)) path += part
      else {
        const segment = String(Reflect.get(input, part.from))
        if (isForbidden(segment)) return err(part.from)
        path += `/${encode(segment)}`
      }
    }
    return ok(path)
  }
}

/** The path with names instead of values. */
export const template = (parts: ReadonlyArray<Part>): string =>
  parts.map((part) => `/${isString(part) ? part : `{${part.from}}`}`).join("")
