/** All the ways in which a value is printed. */
import { Cause, Console, Effect, FiberRef, HashMap, HashSet, List, Logger, LogLevel } from "effect"
import { inspect } from "node:util"

/** What loggers of every kind write while an effect runs. */
export const logged = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const lines: Array<string> = []
    const note = (...args: ReadonlyArray<unknown>) => {
      lines.push(args.map((arg) => (typeof arg === "string" ? arg : inspect(arg, { depth: Infinity }))).join(" "))
    }
    const quiet = Effect.void
    const console: Console.Console = {
      [Console.TypeId]: Console.TypeId,
      unsafe: { ...globalThis.console, log: note, error: note, group: note, groupCollapsed: note, groupEnd: note },
      assert: () => quiet,
      clear: quiet,
      count: () => quiet,
      countReset: () => quiet,
      debug: (...args) => Effect.sync(() => note(...args)),
      dir: (...args) => Effect.sync(() => note(...args)),
      dirxml: (...args) => Effect.sync(() => note(...args)),
      error: (...args) => Effect.sync(() => note(...args)),
      group: () => quiet,
      groupEnd: quiet,
      info: (...args) => Effect.sync(() => note(...args)),
      log: (...args) => Effect.sync(() => note(...args)),
      table: (...args) => Effect.sync(() => note(...args)),
      time: () => quiet,
      timeEnd: () => quiet,
      timeLog: () => quiet,
      trace: (...args) => Effect.sync(() => note(...args)),
      warn: (...args) => Effect.sync(() => note(...args))
    }
    // Not as layers: when several loggers are added at once, Effect does not remove them all afterwards.
    const loggers = HashSet.make<ReadonlyArray<Logger.Logger<unknown, unknown>>>(
      Logger.defaultLogger,
      Logger.map(Logger.stringLogger, note),
      Logger.map(Logger.logfmtLogger, note),
      Logger.map(Logger.jsonLogger, note),
      Logger.map(Logger.structuredLogger, (entry) => {
        note(entry)
        note(JSON.stringify(entry))
      }),
      Logger.prettyLogger({ colors: false, mode: "tty" }),
      Logger.make(({ annotations, message, spans }) => {
        note(message, Array.from(HashMap.toEntries(annotations)), List.toArray(spans))
      })
    )
    return effect.pipe(
      Effect.locally(FiberRef.currentLoggers, loggers),
      Logger.withMinimumLogLevel(LogLevel.All),
      Effect.withConsole(console),
      Effect.map((value) => ({ value, lines: lines.join("\n") }))
    )
  })

const shown = (error: unknown): ReadonlyArray<string> => {
  const cause = Cause.fail(error)
  return [
    String(error),
    error instanceof Error ? `${error.name} ${error.message} ${error.stack}` : "",
    JSON.stringify(error),
    JSON.stringify({ nested: [error] }),
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
    inspect({ nested: error }, { depth: Infinity }),
    Cause.pretty(cause),
    Cause.pretty(cause, { renderErrorCause: true }),
    JSON.stringify(cause),
    String(cause),
    ...Cause.prettyErrors(cause).map((pretty) => `${pretty.message} ${pretty.stack}`)
  ]
}

/** Everything that printing failures shows, by whatever means. */
export const printed = (...errors: ReadonlyArray<unknown>) =>
  Effect.map(
    logged(
      Effect.forEach(errors, (error) =>
        Effect.gen(function* () {
          const cause = Cause.fail(error)
          yield* Effect.logError("failed", error)
          yield* Effect.logError("failed", cause)
          yield* Effect.log("failed").pipe(Effect.annotateLogs({ error }))
          yield* Effect.log({ error })
        })
      )
    ),
    ({ lines }) => errors.flatMap(shown).concat([lines]).join("\n")
  )
