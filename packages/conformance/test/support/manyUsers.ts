/** Users by the thousand, put into an emulator's state: making each by a request would be most of a test's time. */
import type { Emulator } from "@gotrue-effect/emulator"
import { Effect, Schema } from "effect"

const State = Schema.parseJson(
  Schema.Struct({
    version: Schema.Number,
    tables: Schema.Record({
      key: Schema.String,
      value: Schema.Array(Schema.Record({ key: Schema.String, value: Schema.Unknown }))
    })
  })
)

/** Adds rows that are like the first user, but for the given columns. */
export const addUsers = (emulator: Emulator.Service, rows: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
  Effect.gen(function* () {
    const { tables, version } = yield* Schema.decode(State)(yield* emulator.exportState)
    const { users = [] } = tables
    const all = [...users, ...rows.map((row) => ({ ...users[0], ...row }))]
    yield* emulator.importState(yield* Schema.encode(State)({ version, tables: { ...tables, users: all } }))
  })
