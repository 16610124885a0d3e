/** One way in which the server refuses what an admin asks: a row of the reference. */

interface ErrorResponse {
  /** Where, as in `POST /admin/users`; several where all of them answer alike, `*` for a path below `/admin`. */
  readonly routes: ReadonlyArray<string>
  readonly status: number
  /** What the body calls it: a code of the server, an SQLSTATE, or nothing where the body is no JSON. */
  readonly code?: string
  /** Its words; `{…}` stands for what differs. */
  readonly message: string
  /** In the shape of before 2024, where the two say something else. */
  readonly legacy?: true
}

/** Who provokes it: a scenario, by its name. Or why none does. */
export type ErrorRow = ErrorResponse & ({ readonly scenario: string } | { readonly skip: string })

export interface ErrorRows {
  readonly [what: string]: ErrorRow
}

/** An answer, as far as it says how it refuses. */
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
