import * as Either from "effect/Either"
import { parseUnsigned } from "../../http/pagination.js"
import { fromBase64Url, toBase64Url } from "../../standards/encoding/base64.js"
import type { Decoder } from "../../standards/json/decode.js"
import { decodeNode, struct } from "../../standards/json/decode.js"
import { uuid } from "../../standards/json/decodeValues.js"
import { writeJson } from "../../standards/json/json.js"
import { parseJson } from "../../standards/json/parse.js"
import { nilUuid } from "../../standards/text/uuid.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { timestampProblem, parseTimestamp } from "../../standards/time/timestamp.js"
import type { Query } from "../../standards/url/query.js"
import { queryValue } from "../../standards/url/query.js"

/** A place in the list of users: the row after which to go on. */
export interface Cursor {
  readonly createdAt: Timestamp
  readonly id: string
}

export const formatCursor = (cursor: Cursor): string =>
  toBase64Url(new TextEncoder().encode(writeJson({ created_at: cursor.createdAt, id: cursor.id })))

const year1 = -62_135_596_800_000_000_000n

const time: Decoder<Timestamp> = {
  zero: year1,
  decode: (node, previous, place) => {
    if (node.kind === "null") return previous
    if (node.kind !== "string") place.abort("Time.UnmarshalJSON: input is not a JSON string")
    else {
      const parsed = parseTimestamp(node.value)
      if (parsed !== undefined) return parsed
      place.abort(timestampProblem(node.value))
    }
    return previous
  }
}

const shape = struct("KeysetCursor", { created_at: time, id: uuid }, "models")

export const parseCursor = (text: string): Either.Either<Cursor, string> => {
  const bytes = fromBase64Url(text)
  if (Either.isLeft(bytes)) return Either.left(`invalid cursor encoding: ${bytes.left}`)
  const decoded = Either.flatMap(parseJson(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.right)), (node) =>
    decodeNode(shape, node)
  )
  if (Either.isLeft(decoded)) return Either.left(`invalid cursor: ${decoded.left}`)
  const { created_at, id } = decoded.right
  if (id === nilUuid) return Either.left("invalid cursor: missing id")
  if (created_at === year1) return Either.left("invalid cursor: missing created_at")
  return Either.right({ createdAt: created_at, id })
}

export interface CursorPage {
  readonly limit: number
  readonly after: Cursor | undefined
}

/** `limit` and `cursor` of a request. */
export const parseCursorPage = (query: Query): Either.Either<CursorPage, string> => {
  const limitText = queryValue(query, "limit")
  const limit = limitText === "" ? Either.right(50n) : parseUnsigned(limitText)
  if (Either.isLeft(limit)) return Either.left(limit.left)
  if (limit.right === 0n) return Either.left("limit must be greater than 0")
  const size = limit.right > 1000n ? 1000 : Number(limit.right)
  const cursorText = queryValue(query, "cursor")
  if (cursorText === "") return Either.right({ limit: size, after: undefined })
  return Either.map(parseCursor(cursorText), (after) => ({ limit: size, after }))
}
