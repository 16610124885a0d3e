/** Reads what came over a connection as HTTP responses, strictly. */

interface Response {
  readonly status: number
  readonly isWhole: boolean
}

export interface Read {
  readonly responses: ReadonlyArray<Response>
  /** What is no HTTP. */
  readonly problem?: string
}

const statusLine = /^HTTP\/1\.[01] ([1-5]\d{2}) [\t\u0020-\u007e\u0080-\u00ff]*$/
const headerLine = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\u0020-\u007e\u0080-\u00ff]*)$/

const chunkedEnd = (text: string, from: number): number | undefined => {
  let at = from
  for (;;) {
    const end = text.indexOf("\r\n", at)
    if (end < 0) return undefined
    const size = Number.parseInt(text.slice(at, end), 16)
    if (Number.isNaN(size)) return -1
    if (size === 0) {
      const trailers = text.indexOf("\r\n\r\n", end - 2)
      return trailers < 0 ? undefined : Math.max(trailers + 4, end + 4)
    }
    at = end + 2 + size + 2
    if (at > text.length) return undefined
  }
}

const hasNoBody = (status: number): boolean => status < 200 || status === 204 || status === 304

/** `text`: bytes as Latin-1. A response to HEAD has a length and no body: `heads` says which responses those may be. */
export const read = (text: string, mayBeHead: boolean): Read => {
  const responses: Array<Response> = []
  let at = 0
  while (at < text.length) {
    const end = text.indexOf("\r\n\r\n", at)
    if (end < 0) return { responses: [...responses, { status: 0, isWhole: false }] }
    const [first = "", ...rest] = text.slice(at, end).split("\r\n")
    const status = Number(statusLine.exec(first)?.[1] ?? 0)
    if (status === 0) return { responses, problem: `no status line: ${JSON.stringify(first.slice(0, 80))}` }
    const headers = rest.map((line) => headerLine.exec(line))
    const bad = headers.indexOf(null)
    if (bad >= 0) return { responses, problem: `no header line: ${JSON.stringify(rest[bad]?.slice(0, 80))}` }
    const valueOf = (name: string) => headers.find((header) => header?.[1]?.toLowerCase() === name)?.[2]
    const length = valueOf("content-length")
    const body = end + 4
    if (hasNoBody(status)) at = body
    else if (valueOf("transfer-encoding")?.toLowerCase() === "chunked") {
      const after = chunkedEnd(text, body)
      if (after === -1) return { responses, problem: "no chunk" }
      if (after === undefined) return { responses: [...responses, { status, isWhole: false }] }
      at = after
    } else if (length === undefined) at = text.length
    else if (!/^\d+$/.test(length)) return { responses, problem: `no length: ${length}` }
    else {
      const isBare = mayBeHead && (text.length === body || text.startsWith("HTTP/1.1 ", body))
      if (!isBare && body + Number(length) > text.length)
        return { responses: [...responses, { status, isWhole: false }] }
      at = isBare ? body : body + Number(length)
    }
    responses.push({ status, isWhole: true })
  }
  return { responses }
}
