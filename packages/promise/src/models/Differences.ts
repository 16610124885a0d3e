/**
 * Where the behaviour differs from auth-js's: `true` is ours, `false` is auth-js's. All are `true` by default, and
 * `false` with `strictParity`.
 *
 * One difference has no switch: an id that would lead to another route (`../…`, `a/b`, `x?y`) is never sent, and any
 * other is sent unchanged (`%2F` does not act as a slash). auth-js merged such a check (supabase-js#2383) and reverted
 * it (supabase-js#2417).
 *
 * @since 0.1.0
 * @category options
 */
export interface Differences {
  /**
   * `nextPage` and `lastPage` of lists are correct. auth-js keeps only the first digit, so page 12 becomes page 1
   * (auth-js#793, supabase-js#1741, supabase-js#2465).
   */
  pageNumbers: boolean
  /**
   * `mfa.deleteFactor` returns the factor as `data`. auth-js wraps it twice: `data.data` (against its own types,
   * auth-js#514).
   */
  plainFactor: boolean
  /**
   * Input that cannot be sent (an id that is not a UUID, an unknown scope) is an error in the envelope, as the types
   * promise. auth-js throws (supabase-js#2555).
   */
  envelopes: boolean
  /** Errors of a failing server (500 and above) keep their `code`. auth-js drops it (auth-js#462). */
  errorCodes: boolean
  /**
   * A response that does not match the types is an `AuthUnknownError` that says where. auth-js returns it as it is.
   */
  checkedAnswers: boolean
  /**
   * `createUser` with a `password_hash` that could never match is an `AuthInvalidInputError` that says what the hash is,
   * and what to do instead; nothing is sent. auth-js sends it: the server refuses most with "Error creating user", and
   * takes a damaged bcrypt hash, with which the user can never sign in (supabase/auth#2283).
   */
  passwordHashes: boolean
  /**
   * The transport of the runtime does not follow redirects, so the key is not sent to another server. Your own `fetch`
   * decides for itself.
   */
  redirects: boolean
  /** Requests are retried if that is safe; settings: `retry`. auth-js never retries (supabase-js#623). */
  retries: boolean
  /**
   * A request without a response fails after a time limit; setting: `timeout`. auth-js waits forever (supabase-js#623).
   */
  timeouts: boolean
}
