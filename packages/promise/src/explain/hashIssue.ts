/** What is wrong with a hash with which nobody could ever sign in. With a doubtful one, programs may work today. */
import { sentence } from "@gotrue-effect/core/password/hashIssue"
import { parse } from "@gotrue-effect/core/password/parse"

export const hashIssue = (hash: string): string | undefined => {
  const result = parse(hash)
  return result.ok || result.error.mayMatch === true ? undefined : sentence(result.error)
}
