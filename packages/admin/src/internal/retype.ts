/** Puts a caller's metadata types into the users of an answer. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import type { AnySchemas } from "../Metadata.js"
import type { Finding } from "./finding.js"
import * as Issue from "./issue.js"

type Retyped = Either.Either<unknown, Finding>

/** A schema is code of the caller's, which may throw, die, or be deeper than the stack; so may the words for what it found. */
const checked = (schema: Schema.Schema.AnyNoContext, value: unknown): Retyped =>
  Either.getOrElse(
    Either.try(() =>
      Either.mapLeft(Schema.decodeUnknownEither(schema)(value), ({ issue }) => Issue.find(issue, { ours: false }))
    ),
    () => Either.left({ path: "", expected: "can't be checked: the schema breaks down on it" })
  )

const member = (user: object, name: string, schema: AnySchemas["userMetadata"]): Retyped => {
  const value: unknown = Reflect.get(user, name)
  return schema === undefined
    ? Either.right(value)
    : Either.mapLeft(checked(schema, value ?? {}), ({ expected, path }) => ({
        path: path === "" ? name : `${name}.${path}`,
        expected
      }))
}

const one = (user: unknown, schemas: AnySchemas): Retyped =>
  Predicate.isRecord(user)
    ? Either.gen(function* () {
        const user_metadata = yield* member(user, "user_metadata", schemas.userMetadata)
        const app_metadata = yield* member(user, "app_metadata", schemas.appMetadata)
        return { ...user, user_metadata, app_metadata }
      })
    : Either.right(user)

const inside = (path: string, result: Retyped): Retyped =>
  Either.mapLeft(result, (finding) => ({ ...finding, path: `${path}.${finding.path}` }))

/** `where` says whether the answer is a user itself or holds a list of them under `users`. */
export const retype = (answer: unknown, where: "answer" | "users", schemas: AnySchemas): Retyped => {
  if (where === "answer") return one(answer, schemas)
  if (!Predicate.isRecord(answer) || !Array.isArray(answer["users"])) return Either.right(answer)
  const users: ReadonlyArray<unknown> = answer["users"]
  return Either.map(
    Either.all(users.map((user, index) => inside(`users[${index}]`, one(user, schemas)))),
    (retyped) => ({ ...answer, users: retyped })
  )
}
