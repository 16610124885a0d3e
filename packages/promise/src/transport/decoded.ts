/** Compressed responses of Node's HTTP client, which decodes none itself. */
import type { IncomingMessage } from "node:http"
import type { Readable } from "node:stream"

/** What is asked for. Cut-off bodies are read as far as they go, as `fetch` does. */
export const encodings = "gzip, br"

const decoderOf = (encoding: string | undefined) => {
  if (encoding === undefined) return undefined
  const { constants, createBrotliDecompress, createGunzip } = globalThis.process.getBuiltinModule("node:zlib")
  switch (encoding.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return createGunzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH })
    case "br":
      return createBrotliDecompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        finishFlush: constants.BROTLI_OPERATION_FLUSH
      })
    default:
      return undefined
  }
}

/** The body as it was before it was compressed. In an encoding that was not asked for, it stays as it is. */
export const decoded = (incoming: IncomingMessage): Readable => {
  const decoder = decoderOf(incoming.headers["content-encoding"])
  if (decoder === undefined) return incoming
  incoming.on("error", (error) => decoder.destroy(error))
  // The rest of a body that nobody reads any more keeps its connection.
  decoder.on("close", () => incoming.destroy())
  return incoming.pipe(decoder)
}
