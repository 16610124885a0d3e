/** The arguments of a caller as the input of an endpoint. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { Retype } from "@gotrue-effect/core/exchange/exchange"
import type { Endpoint } from "@gotrue-effect/core/protocol/endpoint"
import type { Result } from "@gotrue-effect/core/result"
import { err, ok } from "@gotrue-effect/core/result"
import * as Check from "../check/check.js"
import * as Metadata from "../Metadata.js"
import type { Contract, Types } from "./contract.js"
import { retype } from "./retype.js"

interface Accepted<Input> {
  readonly input: Input
  /** What the caller wants in place of the metadata of a response. */
  readonly retype?: Retype | undefined
}

/** Validates the arguments, including the schemas for metadata after them. Reading them can throw. */
export const reader = <T extends Types>({ users }: Endpoint<T["Wire"]>, contract: Contract<T>) => {
  const issueIn = Check.make(contract.input, { unknownMembers: "refuse" })
  return (args: ReadonlyArray<unknown>): Result<Accepted<T["Input"]>, Issue> => {
    const input = contract.arguments(...args)
    const issue = issueIn(input)
    if (issue !== undefined) return err(issue)
    const schemas = args[contract.arguments.length]
    if (!Metadata.isSchemas(schemas)) return err({ path: "metadata", expected: "should hold schemas" })
    return ok(
      schemas === undefined || users === undefined
        ? { input }
        : { input, retype: (body) => retype(body, users, schemas) }
    )
  }
}
