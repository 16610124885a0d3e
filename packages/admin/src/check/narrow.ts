/** A filter that says what is wrong with a value, and narrows the type to that of valid values. */
import * as Schema from "effect/Schema"

interface Issue {
  /** The member that is wrong; without it, the value as a whole. */
  readonly at?: string
  readonly expected: string
}

/** Without an issue, the description of the schema says what is expected. */
export const narrow =
  <A, B extends A>(isValid: (value: A) => value is B, issue?: Issue) =>
  <I>(schema: Schema.Schema<A, I>): Schema.Schema<B, I> =>
    schema.pipe(
      Schema.filter((value) =>
        issue === undefined || isValid(value)
          ? undefined
          : issue.at === undefined
            ? issue.expected
            : { path: [issue.at], message: issue.expected }
      ),
      Schema.filter(isValid)
    )
