import * as Effect from "effect/Effect"
import type { SeedUser } from "../control/seedUser.js"
import { StateFileError, readFile } from "./stateFile.js"

const isUser = (value: unknown): value is SeedUser =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isUsers = (value: unknown): value is ReadonlyArray<SeedUser> => Array.isArray(value) && value.every(isUser)

/** The users of a file. Fails with a `StateFileError` when there is none, or something else is in it. */
export const readUsers = (file: string): Effect.Effect<ReadonlyArray<SeedUser>, StateFileError> =>
  Effect.gen(function* () {
    const text = yield* readFile(file)
    const users = yield* Effect.try({
      try: (): unknown => JSON.parse(text),
      catch: () => new StateFileError({ file, problem: "is not JSON" })
    })
    if (isUsers(users)) return users
    return yield* new StateFileError({ file, problem: "is not a JSON array of users" })
  })
