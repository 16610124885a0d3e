/** One error of the server for requests of admins: a row of the reference. */

interface ErrorResponse {
  /** Where, as in `POST /admin/users`; several that return the same, `*` for any path below `/admin`. */
  readonly routes: ReadonlyArray<string>
  readonly status: number
  /** The code in the body: one of the server's, an SQLSTATE, or none when the body is not JSON. */
  readonly code?: string
  /** The message; `{…}` stands for what differs. */
  readonly message: string
  /** In the format of before 2024, where the two differ. */
  readonly legacy?: true
}

/** The scenario that provokes the error, by its name, or why none does. */
export type ErrorRow = ErrorResponse & ({ readonly scenario: string } | { readonly skip: string })

export interface ErrorRows {
  readonly [what: string]: ErrorRow
}

/** The part of a response that says which error it is. */
export interface Said {
  readonly status: number
  readonly code: string | undefined
  readonly message: string
}

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

const pattern = (text: string) =>
  new RegExp(
    `^${text
      .split(/\{[^}]*\}/)
      .map(literally)
      .join("[^]*")}$`
  )

export const matches = (row: ErrorRow, said: Said): boolean =>
  row.status === said.status && row.code === said.code && pattern(row.message).test(said.message)
