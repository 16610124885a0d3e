/** What a transport is given, and what it gives. */

/**
 * A request, ready to be sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly url: string
  /** The API key among them. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON. */
  readonly body: string | undefined
  /**
   * The most bytes of a good response, unpacked, that are wanted. Whoever sends should stop reading there; a `text` that is
   * longer is refused.
   */
  readonly maxResponseSize?: number | undefined
}

/**
 * An answer, whatever its status.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answer {
  readonly status: number
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The whole body. */
  readonly text: string
  /** The same as JSON, where the transport has it in a cheaper form: read in place of `text` where JSON is expected. */
  readonly jsonText?: string | undefined
}

/**
 * How a request hears that nobody waits for its answer any more: the call was interrupted, or took too long.
 *
 * @since 0.1.0
 * @category models
 */
export interface Cancellation {
  /** Made when it is first asked for: a signal costs a call more than its check does. */
  readonly signal: AbortSignal
  /** Calls the listener then, or at once when that has happened. The cheaper way, where no signal is needed. */
  readonly onCancel: (listener: () => void) => void
}

/**
 * Sends a request. It must **not follow redirects**, which would carry the key to another origin, and should end when it
 * is cancelled. A promise that is rejected is a connection that failed: the `code` of the error, or of its innermost
 * cause, tells whether the request was sent at all.
 *
 * @since 0.1.0
 * @category models
 */
export type Transport = (request: Request, cancellation: Cancellation) => Promise<Answer>
