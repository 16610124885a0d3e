/** Metadata as it is written: encoded by the schemas of the caller. */
import * as DidYouMean from "@gotrue-effect/core/check/didYouMean"
import type { Issue } from "@gotrue-effect/core/check/issue"
import { pathOf } from "@gotrue-effect/core/check/issue"
import type { Result } from "@gotrue-effect/core/result"
import { err, ok } from "@gotrue-effect/core/result"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as Check from "./check.js"
import * as Members from "./members.js"

type Encoded = Result<object, Issue>

type AnySchema = Schema.Schema.AnyNoContext | undefined

const object = (result: Result<unknown, Issue>): Encoded =>
  !result.ok
    ? result
    : Predicate.isRecord(result.value)
      ? ok(result.value)
      : err({ path: "", expected: "should be an object" })

/** The whole metadata. */
export const whole = (schema: AnySchema, value: unknown): Encoded =>
  object(schema === undefined ? ok(value) : Check.encode(schema, value))

/** The metadata of a new user, to which the server adds members of its own. */
export const created = (schema: AnySchema, value: unknown, added: object): Result<object | undefined, Issue> => {
  if (value !== undefined) return whole(schema, value)
  const missing = schema === undefined ? ok(undefined) : Check.decode(schema, added)
  return missing.ok ? ok(undefined) : missing
}

/** Some members, and those to delete, which are `null`. */
export const changes = (schema: AnySchema, value: unknown): Encoded => {
  if (schema === undefined || !Predicate.isRecord(value)) return whole(schema, value)
  const members = Members.of(schema)
  const nameOf = (name: string) => (members === undefined ? name : Members.wireName(members, name))
  const named = Object.entries(value)
  const kept = Object.fromEntries(named.filter(([, member]) => member !== null && member !== undefined))
  const gone = Object.fromEntries(named.flatMap(([name, member]) => (member === null ? [[nameOf(name), null]] : [])))
  if (Object.keys(kept).length === 0) return ok(gone)
  const unknown = members && Object.keys(kept).find((name) => !Object.hasOwn(members, name))
  // Without a member that it knows, a struct would take anything.
  if (members !== undefined && unknown !== undefined) {
    return err({ path: pathOf([unknown]), expected: DidYouMean.unknown(unknown, Object.keys(members)) })
  }
  const known = members === undefined ? [] : Object.entries(members).filter(([name]) => Object.hasOwn(kept, name))
  const written = object(Check.encode(members === undefined ? schema : Schema.Struct(Object.fromEntries(known)), kept))
  return written.ok ? ok({ ...written.value, ...gone }) : written
}
