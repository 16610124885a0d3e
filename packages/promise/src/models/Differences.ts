/**
 * What is done otherwise than auth-js does it: `true` is our way, `false` is auth-js's. All are `true` by default, and
 * `false` with `strictParity`.
 *
 * One difference has no switch: an id that would lead to another route (`../…`, `a/b`, `x?y`) is never sent, and any
 * other arrives as it is (`%2F` is no slash). auth-js merged such a check (supabase-js#2383) and took it back (supabase-js#2417).
 *
 * @since 0.1.0
 * @category options
 */
export interface Differences {
  /**
   * `nextPage` and `lastPage` of lists are right. auth-js keeps the first digit only, so that page 12 is page 1
   * (auth-js#793, supabase-js#1741, supabase-js#2465).
   */
  pageNumbers: boolean
  /** `mfa.deleteFactor` gives the factor as `data`. auth-js wraps it twice: `data.data` (against its own types, auth-js#514). */
  plainFactor: boolean
  /**
   * What can't be sent (an id that is no UUID, an unknown scope) is an error in the envelope, as the types promise.
   * auth-js throws (supabase-js#2555).
   */
  envelopes: boolean
  /** Errors of a failing server (500 and above) keep their `code`. auth-js drops it (auth-js#462). */
  errorCodes: boolean
  /**
   * An answer that is not what the types promise is an `AuthUnknownError` that says where. auth-js passes on whatever
   * came.
   */
  checkedAnswers: boolean
  /**
   * Redirects are not followed by the transport of the runtime, so that no key is carried to another server. With a
   * `fetch` of your own, that is yours to say.
   */
  redirects: boolean
  /** Requests are sent again where that is safe; settings: `retry`. auth-js never tries again (supabase-js#623). */
  retries: boolean
  /** A request that gets no answer fails after a time; settings: `timeout`. auth-js waits for ever (supabase-js#623). */
  timeouts: boolean
}
