/** State that outlives the process: a file, always whole. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as fs from "node:fs/promises"
import type { Service } from "../Emulator.js"

export class StateFileError extends Data.TaggedError("StateFileError")<{
  readonly file: string
  readonly problem: string
}> {
  override get message(): string {
    return `The file ${this.file} ${this.problem}.`
  }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : String(cause)

const failed = (file: string, what: string) => (cause: unknown) =>
  new StateFileError({ file, problem: `cannot be ${what} (${codeOf(cause)})` })

/** The text of a file; undefined when there is none. */
export const readText = (file: string): Effect.Effect<string | undefined, StateFileError> =>
  Effect.tryPromise({ try: () => fs.readFile(file, "utf8"), catch: failed(file, "read") }).pipe(
    Effect.catchAll((error) => (error.problem.endsWith("(ENOENT)") ? Effect.succeed(undefined) : Effect.fail(error)))
  )

/** The text of a file that has to be there. */
export const readFile = (file: string): Effect.Effect<string, StateFileError> =>
  Effect.flatMap(readText(file), (text) =>
    text === undefined ? Effect.fail(new StateFileError({ file, problem: "does not exist" })) : Effect.succeed(text)
  )

/** A file beside it is written whole and takes its place: whoever ends the process leaves the one or the other. */
const replace = async (file: string, text: string): Promise<void> => {
  const beside = `${file}.${process.pid}.tmp`
  const handle = await fs.open(beside, "w", 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await fs.rename(beside, file)
}

/** At least so long between two writes, in milliseconds. */
const pause = 200

/** And so many times what writing took: a large state is not written all the time. */
const share = 10

/**
 * Fills the emulator from the file, if there is one, and writes every change of it to the file until the scope is closed,
 * and once more then. Returns whether there was a state.
 *
 * Fails with a `StateFileError` when the file cannot be read, written or understood; it is left as it is then.
 */
export const keepState = (
  emulator: Pick<Service, "changes" | "exportState" | "importState">,
  file: string,
  warn: (message: string) => void
): Effect.Effect<boolean, StateFileError, Scope.Scope> =>
  Effect.gen(function* () {
    const text = yield* readText(file)
    if (text !== undefined) {
      yield* Effect.mapError(
        emulator.importState(text),
        ({ problem }) =>
          new StateFileError({ file, problem: `holds no state of an emulator: ${problem}. It is left as it is` })
      )
    }
    // A key that was made for it may not be in the file yet.
    let saved = text?.trim() === (yield* emulator.exportState) ? yield* emulator.changes : -1
    // Never left in the middle: the last write would meet it in the same file.
    const save = Effect.uninterruptible(
      Effect.gen(function* () {
        const now = yield* emulator.changes
        if (now === saved) return
        const json = yield* emulator.exportState
        yield* Effect.tryPromise({ try: () => replace(file, json), catch: failed(file, "written") })
        saved = now
      })
    )
    // What can't be written at the start will not be written later.
    yield* save
    const saving = Effect.gen(function* () {
      const start = yield* Effect.clockWith((clock) => clock.currentTimeMillis)
      yield* Effect.catchAll(save, (error) => Effect.sync(() => warn(error.message)))
      const end = yield* Effect.clockWith((clock) => clock.currentTimeMillis)
      yield* Effect.sleep(Math.max(pause, share * (end - start)))
    })
    yield* Effect.addFinalizer(() => Effect.catchAll(save, (error) => Effect.sync(() => warn(error.message))))
    yield* Effect.forkScoped(Effect.forever(saving))
    return text !== undefined
  })
