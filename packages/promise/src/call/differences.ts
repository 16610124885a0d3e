/** Which differences are on. */
import type { Differences } from "../models/Differences.js"
import type { GoTrueAdminApiOptions } from "../models/Options.js"

const all = (on: boolean): Differences => ({
  pageNumbers: on,
  plainFactor: on,
  envelopes: on,
  errorCodes: on,
  checkedAnswers: on,
  passwordHashes: on,
  redirects: on,
  retries: on,
  timeouts: on
})

export const resolve = ({ differences, strictParity }: GoTrueAdminApiOptions): Differences => ({
  ...all(strictParity !== true),
  ...differences
})
