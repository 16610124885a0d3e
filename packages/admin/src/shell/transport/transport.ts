/** The interface of a transport. */

/**
 * A request, ready to be sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  /** Includes the API key. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON. */
  readonly body: string | undefined
  /**
   * The most bytes of a successful response, decompressed, to read. The transport should stop reading there; a longer
   * `text` is an error.
   */
  readonly maxResponseSize?: number | undefined
}

/**
 * A response of any status.
 *
 * @since 0.1.0
 * @category models
 */
export interface Response {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The complete body. */
  readonly text: string
  /**
   * The same as JSON, if the transport has it in a cheaper form. It is read instead of `text` where JSON is expected.
   */
  readonly jsonText?: string | undefined
}

/**
 * How a transport learns that a response is no longer needed: the call was interrupted, or timed out.
 *
 * @since 0.1.0
 * @category models
 */
export interface Cancellation {
  /** Created when first read: a signal costs more than the validation of a response. */
  readonly signal: AbortSignal
  /** Calls the listener on cancellation, or immediately if it has already happened. Cheaper than the signal. */
  readonly onCancel: (listener: () => void) => void
}

/**
 * Sends a request. It must **not follow redirects**, which would send the key to another origin, and should abort when
 * it is cancelled. A rejected promise is a failed connection: the `code` of the error, or of its innermost cause, says
 * whether the request was sent at all.
 *
 * @since 0.1.0
 * @category models
 */
export type Transport = (request: Request, cancellation: Cancellation) => Promise<Response>
