/** A request as plain data: all that is known of HTTP on the way out. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** More headers, for the server to continue the trace. A client may be told not to send them. */
  readonly traceHeaders: Readonly<Record<string, string>> | undefined
  readonly body: string | undefined
  /** The most bytes of a successful response that are wanted. */
  readonly maxResponseSize?: number | undefined
}
