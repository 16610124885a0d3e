/** Bytes for a connection, and how it is left. */

export interface Sending {
  readonly name: string
  /** Written one after the other, each in a turn of its own. */
  readonly pieces: ReadonlyArray<string | Uint8Array>
  /**
   * `response`: one must arrive, and is waited for; `may`: what comes is read, and nothing is expected; the others end
   * the connection at once.
   */
  readonly ending: "response" | "may" | "half-closed" | "reset" | "gone"
  /** How many requests are in it. */
  readonly requests: number
  /** The request is forbidden: a response that says it was done is a failure. */
  readonly isForbidden?: boolean
}

export const crlf = "\r\n"

export const request = (
  method: string,
  target: string,
  headers: ReadonlyArray<readonly [string, string]>,
  body: string | Uint8Array = ""
): Uint8Array => {
  const head = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), "", ""]
  return Buffer.concat([Buffer.from(head.join(crlf), "latin1"), Buffer.from(body)])
}
