/** The check of an answer, for what callers are told that it is. */
import type { Differences } from "../models/Differences.js"

/**
 * The compiled checks know the answer by the names of the Effect API; the classic types are other words for the same
 * data. Who switched checking off is given whatever came, as auth-js does it.
 */
export const checked =
  <Answer>({ checkedAnswers }: Differences, is: (body: unknown) => boolean) =>
  (body: unknown): body is Answer =>
    !checkedAnswers || is(body)
