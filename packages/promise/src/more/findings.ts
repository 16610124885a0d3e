/** What is wrong with an answer, by the schemas of the Effect API. */
import { groups } from "@gotrue-effect/admin/Contracts"
import * as Check from "@gotrue-effect/admin/internal/check"
import type { Finding } from "@gotrue-effect/admin/internal/finding"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

const isSchema = (value: unknown): value is Schema.Schema.AnyNoContext => Schema.isSchema(value)

/** `mfa.listFactors` stands in its group, `getUserById` in the one of the service itself. */
const schemaOf = (operation: string): Schema.Schema.AnyNoContext | undefined => {
  const [name = "", group = "top"] = operation.split(".").toReversed()
  const contract: unknown = Reflect.get(Reflect.get(groups, group), name)
  const answer: unknown =
    typeof contract === "object" && contract !== null ? Reflect.get(contract, "answer") : undefined
  return isSchema(answer) ? answer : undefined
}

export const find = (operation: string, body: unknown): Finding | undefined => {
  const schema = schemaOf(operation)
  return schema === undefined ? undefined : Option.getOrUndefined(Check.make(schema, { unknownMembers: "keep" })(body))
}
