/** A request as plain data: everything that the protocol knows about HTTP requests. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Additional headers with which the server can continue the trace. A client may be configured not to send them. */
  readonly traceHeaders: Readonly<Record<string, string>> | undefined
  readonly body: string | undefined
  /** The most bytes to read of a successful response. */
  readonly maxResponseSize?: number | undefined
}
