import type { IncomingMessage } from "node:http"

/** What all bodies together may take, of requests that have no response yet. */
export interface Budget {
  readonly most: number
  held: number
}

/** The body as far as it is wanted, or why it is not held. */
export type Body = { readonly bytes: Uint8Array } | "crowded"

const first = 4096

/** How much of a rejected body is read, so that its sender gets to the response. */
const mostUnwanted = 67_108_864

/** Reads and discards a body, up to a limit. */
export const letGo = (incoming: IncomingMessage): void => {
  let size = 0
  incoming.on("data", (chunk: Buffer) => {
    size += chunk.length
    if (size > mostUnwanted) incoming.destroy()
  })
}

/**
 * Reads a body up to a number of bytes and calls back as soon as it has them or the body ends; what follows is let go.
 * The bytes count against the budget until the function that comes back is called. When the client goes away, nothing is
 * called back.
 *
 * The bytes are copied together as they come: a chunk of one byte costs far more than a byte.
 */
export const readBody = (
  incoming: IncomingMessage,
  most: number,
  budget: Budget,
  done: (body: Body) => void
): (() => void) => {
  let bytes = Buffer.alloc(0)
  let size = 0
  let ended = false
  const resize = (capacity: number): void => {
    budget.held += capacity - bytes.length
    const larger = Buffer.allocUnsafeSlow(capacity)
    bytes.copy(larger, 0, 0, size)
    bytes = larger
  }
  const release = (): void => {
    budget.held -= bytes.length
    bytes = Buffer.alloc(0)
    ended = true
  }
  const end = (body: Body): void => {
    ended = true
    if (!incoming.complete) letGo(incoming)
    done(body)
  }
  incoming.on("data", (chunk: Buffer) => {
    if (ended) return
    const taken = Math.min(chunk.length, most - size)
    if (size + taken > bytes.length) {
      const capacity = Math.min(most, Math.max(first, size + taken, 2 * bytes.length))
      if (budget.held + capacity - bytes.length > budget.most) {
        release()
        return end("crowded")
      }
      resize(capacity)
    }
    chunk.copy(bytes, size, 0, taken)
    size += taken
    if (size === most) end({ bytes })
  })
  incoming.on("end", () => {
    if (!ended) end({ bytes: bytes.subarray(0, size) })
  })
  return release
}
