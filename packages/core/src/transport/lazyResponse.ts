/** A response whose body and headers are read on demand: most responses are handled without their headers. */
import type { Issue } from "../check/issue.js"
import { attempt, getOrElse } from "../result.js"

type Headers = Readonly<Record<string, string | undefined>>

export interface Body {
  readonly text: string
  readonly jsonText?: string
}

const none: Headers = {}

/** A class, since an object with its own getters is slow to make, and slows down every reader. */
export class LazyResponse<Source> {
  constructor(
    readonly status: number,
    private readonly body: Body,
    private readonly source: Source,
    private readonly read: (source: Source) => Headers,
    /** What is wrong with the body, if it was not read completely. */
    readonly issue?: Issue | undefined
  ) {}

  private known: Headers | undefined

  get text(): string {
    return this.body.text
  }

  get jsonText(): string | undefined {
    return this.body.jsonText
  }

  /** Empty if they cannot be read: a test double may have none. */
  get headers(): Headers {
    return (this.known ??= getOrElse(
      attempt(() => this.read(this.source)),
      none
    ))
  }
}
