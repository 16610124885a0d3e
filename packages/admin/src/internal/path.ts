/** Paths: built of segments, so that no text of a caller can become a part of the route. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"

// Go's router reads a segment as it stands unless it is encoded exactly as Go itself would (wire reference, 1.1). Go
// leaves these bare, where encodeURIComponent encodes them; and it encodes !'()*, which encodeURIComponent leaves.
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

/** From an input to its path. Left holds the name of the member that can't stand in one. */
export const make = (parts: ReadonlyArray<Part>): ((input: object) => Either.Either<string, string>) => {
  const ready = parts.map((part) => (Predicate.isString(part) ? `/${encode(part)}` : part))
  return (input) => {
    let path = ""
    for (const part of ready) {
      if (Predicate.isString(part)) path += part
      else {
        const segment = String(Reflect.get(input, part.from))
        if (isForbidden(segment)) return Either.left(part.from)
        path += `/${encode(segment)}`
      }
    }
    return Either.right(path)
  }
}

/** The path with names in place of what callers give. */
export const template = (parts: ReadonlyArray<Part>): string =>
  parts.map((part) => `/${Predicate.isString(part) ? part : `{${part.from}}`}`).join("")
