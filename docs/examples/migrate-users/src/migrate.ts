// Creates a user for each row, and tells what became of it. Rows that were migrated before are found, and stay as they are,
// so a run that was interrupted, or had failures, is simply run again.
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Effect, ParseResult, Schedule, Schema } from "effect"
import { Row } from "./Row.js"

type Outcome =
  | { readonly line: number; readonly kind: "created" | "existed" }
  | { readonly line: number; readonly kind: "failed"; readonly why: string }

/** Half a minute, beyond the seconds that the library waits by itself: so long may a server take to restart. */
const patience = Schedule.exponential("500 millis").pipe(Schedule.intersect(Schedule.recurs(6)))

const worthAnotherTry = (error: { readonly _tag: string }) =>
  ["ConnectionFailed", "RequestTimeout", "RateLimited", "ServerError"].includes(error._tag)

const createUser = (row: Row) =>
  Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) =>
    admin.createOrGetUser({
      email: row.email,
      email_confirm: true,
      user_metadata: { full_name: row.name },
      app_metadata: { plan: row.plan },
      ...(row.password_hash === "" ? {} : { password_hash: row.password_hash })
    })
  ).pipe(Effect.retry({ schedule: patience, while: worthAnotherTry }))

const wordsFor = (error: ParseResult.ParseError) =>
  ParseResult.ArrayFormatter.formatErrorSync(error)
    .map(({ message, path }) => `${path.join(".")}: ${message}`)
    .join("; ")

/** What is wrong is part of the result: one bad row does not end the others. */
const migrateRow = (row: unknown, index: number) => {
  const line = index + 1
  const failed = (why: string): Outcome => ({ line, kind: "failed", why })
  return Schema.decodeUnknown(Row)(row).pipe(
    Effect.mapError(wordsFor),
    Effect.flatMap((valid) => Effect.mapError(createUser(valid), (error) => error.message)),
    Effect.map(({ created }): Outcome => ({ line, kind: created ? "created" : "existed" })),
    Effect.catchAll((why) => Effect.succeed(failed(why)))
  )
}

export const migrate = (rows: ReadonlyArray<unknown>) => Effect.forEach(rows, migrateRow, { concurrency: 8 })
