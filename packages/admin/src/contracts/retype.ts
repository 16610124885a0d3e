/** Puts the caller's metadata types into the users of a response. */
import type { Issue } from "@gotrue-effect/core/check/issue"
import type { UsersIn } from "@gotrue-effect/core/protocol/endpoint"
import type { Result } from "@gotrue-effect/core/result"
import { attempt, err, ok } from "@gotrue-effect/core/result"
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "../check/schemaIssue.js"
import type { AnySchemas } from "../Metadata.js"

type Retyped = Result<unknown, Issue>

const decode = (schema: Schema.Schema.AnyNoContext, value: unknown): Retyped =>
  Either.match(Schema.decodeUnknownEither(schema)(value), {
    onLeft: ({ issue }) => err(SchemaIssue.find(issue, { ours: false })),
    onRight: ok
  })

/**
 * A schema runs the caller's code, which may throw, die or exceed the stack, and so may the formatting of its issue.
 */
const checked = (schema: Schema.Schema.AnyNoContext, value: unknown): Retyped => {
  const decoded = attempt(() => decode(schema, value))
  return decoded.ok ? decoded.value : err({ path: "", expected: "can't be checked: the schema fails on it" })
}

const inside = (path: string, result: Retyped): Retyped =>
  result.ok ? result : err({ ...result.error, path: result.error.path === "" ? path : `${path}.${result.error.path}` })

const member = (user: object, name: string, schema: AnySchemas["userMetadata"]): Retyped => {
  const value: unknown = Reflect.get(user, name)
  return schema === undefined ? ok(value) : inside(name, checked(schema, value ?? {}))
}

const one = (user: unknown, schemas: AnySchemas): Retyped => {
  if (!Predicate.isRecord(user)) return ok(user)
  const userMetadata = member(user, "user_metadata", schemas.userMetadata)
  if (!userMetadata.ok) return userMetadata
  const appMetadata = member(user, "app_metadata", schemas.appMetadata)
  return appMetadata.ok
    ? ok({ ...user, user_metadata: userMetadata.value, app_metadata: appMetadata.value })
    : appMetadata
}

/** `where` says whether the body is itself a user or holds a list of users in `users`. */
export const retype = (body: unknown, where: UsersIn, schemas: AnySchemas): Retyped => {
  if (where === "response") return one(body, schemas)
  if (!Predicate.isRecord(body) || !Array.isArray(body["users"])) return ok(body)
  const users: Array<unknown> = []
  for (const [index, user] of body["users"].entries()) {
    const retyped = inside(`users[${index}]`, one(user, schemas))
    if (!retyped.ok) return retyped
    users.push(retyped.value)
  }
  return ok({ ...body, users })
}
