/** The body of a good answer that did not come to its end: auth-js reads some bodies where it catches nothing. */
export class BodyLost extends Error {
  constructor(override readonly cause: unknown) {
    super("The body of the answer was lost")
  }
}

/** What was thrown in the first place. */
export const reveal = (cause: unknown): unknown => (cause instanceof BodyLost ? cause.cause : cause)
