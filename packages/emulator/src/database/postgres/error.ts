/** A constraint that a write ran into, as the database words it. */
export interface DatabaseError {
  readonly code: string
  readonly message: string
  readonly detail?: string
  readonly hint?: string
}
