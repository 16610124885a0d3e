/** The arguments of a caller as the input of an endpoint. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Result } from "@gotrue-effect/core/result"
import { err, ok } from "@gotrue-effect/core/result"
import * as Check from "../check/check.js"
import type { Contract, Types } from "./contract.js"

/** Validates the arguments. Reading them can throw. */
export const reader = <T extends Types>(contract: Contract<T>) => {
  const issueIn = Check.make(contract.input, { unknownMembers: "refuse" })
  return (args: ReadonlyArray<unknown>): Result<T["Input"], Issue> => {
    const input = contract.arguments(...args)
    const issue = issueIn(input)
    return issue === undefined ? ok(input) : err(issue)
  }
}
