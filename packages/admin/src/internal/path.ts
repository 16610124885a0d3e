/** Paths: built of segments, so that no text of a caller can become a part of the route. */
import * as Either from "effect/Either"

// Go's router reads a segment as it stands unless it is encoded exactly as Go itself would (wire reference, 1.1). Go
// leaves these bare, where encodeURIComponent encodes them; and it encodes !'()*, which encodeURIComponent leaves.
const bare = /%(?:24|26|2B|2C|3A|3B|3D|40)/g
const encode = (segment: string) =>
  encodeURIComponent(segment)
    .replace(bare, decodeURIComponent)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

const forbidden = /[/\\?#\p{Cc}\p{Surrogate}]/u

/** Left holds the index of the segment that can't stand in a path. */
export const make = (segments: ReadonlyArray<string>): Either.Either<string, number> => {
  const refused = segments.findIndex(
    (segment) => segment === "" || segment === "." || segment === ".." || forbidden.test(segment)
  )
  return refused === -1 ? Either.right(segments.map((segment) => `/${encode(segment)}`).join("")) : Either.left(refused)
}
