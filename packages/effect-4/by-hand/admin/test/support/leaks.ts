/** All the ways in which a value is printed. */
import { Cause, Console, Effect, Logger, References } from "effect"
import { inspect } from "node:util"

/** What loggers of every kind write while an effect runs. */
export const logged = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const lines: Array<string> = []
    const note = (...args: ReadonlyArray<unknown>) => {
      lines.push(args.map((arg) => (typeof arg === "string" ? arg : inspect(arg, { depth: Infinity }))).join(" "))
    }
    const quiet = () => undefined
    const console: Console.Console = {
      assert: quiet,
      clear: quiet,
      count: quiet,
      countReset: quiet,
      debug: note,
      dir: note,
      dirxml: note,
      error: note,
      group: note,
      groupCollapsed: note,
      groupEnd: note,
      info: note,
      log: note,
      table: note,
      time: quiet,
      timeEnd: quiet,
      timeLog: quiet,
      trace: note,
      warn: note
    }
    const loggers = new Set<Logger.Logger<unknown, unknown>>([
      Logger.defaultLogger,
      Logger.map(Logger.formatSimple, note),
      Logger.map(Logger.formatLogFmt, note),
      Logger.map(Logger.formatJson, note),
      Logger.map(Logger.formatStructured, (entry) => {
        note(entry)
        note(JSON.stringify(entry))
      }),
      Logger.consolePretty({ colors: false, mode: "tty" }),
      Logger.make(({ fiber, message }) => {
        note(message, fiber.getRef(References.CurrentLogAnnotations), fiber.getRef(References.CurrentLogSpans))
      })
    ])
    return effect.pipe(
      Effect.provideService(Logger.CurrentLoggers, loggers),
      Effect.provideService(References.MinimumLogLevel, "All"),
      Effect.provideService(Console.Console, console),
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
