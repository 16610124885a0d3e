/**
 * A user to begin with: what `POST /admin/users` takes.
 *
 * @since 0.2.0
 * @category models
 */
export interface SeedUser {
  /** A UUID; a new one by default. */
  readonly id?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly password?: string | undefined
  readonly email_confirm?: boolean | undefined
  readonly phone_confirm?: boolean | undefined
  readonly user_metadata?: { readonly [name: string]: unknown } | undefined
  readonly app_metadata?: { readonly [name: string]: unknown } | undefined
  readonly [attribute: string]: unknown
}
