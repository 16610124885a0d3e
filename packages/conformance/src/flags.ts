/** What a command was given. Who asks for help, or for what there is not, is shown the usage, and nothing runs. */
import * as Either from "effect/Either"
import type { ParseArgsConfig } from "node:util"
import { parseArgs } from "node:util"

type Options = Exclude<ParseArgsConfig["options"], undefined>

type Flags<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>["values"]

interface Command<O extends Options> {
  readonly usage: string
  readonly options: O
  /** What is wrong with flags that are known. */
  readonly problem?: (flags: Flags<O>) => string | undefined
}

/** What is said in place of running. */
interface Said {
  readonly code: 0 | 2
  readonly text: string
}

export const read = <const O extends Options>(
  args: ReadonlyArray<string>,
  { options, problem, usage }: Command<O>
): Either.Either<Flags<O>, Said> => {
  if (args.includes("--help") || args.includes("-h")) return Either.left({ code: 0, text: usage })
  const wrong = (what: string): Said => ({ code: 2, text: `${what}\n\n${usage}` })
  return Either.flatMap(
    Either.try({
      try: () => parseArgs({ args: [...args], options }).values,
      catch: (error) => wrong(error instanceof Error ? error.message : "Unknown options")
    }),
    (flags) => {
      const found = problem?.(flags)
      return found === undefined ? Either.right(flags) : Either.left(wrong(found))
    }
  )
}

/** The flags of this process, which ends when something else is to be said. */
export const flags = <const O extends Options>(command: Command<O>): Flags<O> =>
  Either.getOrElse(read(process.argv.slice(2), command), ({ code, text }) => {
    if (code === 0) console.log(text)
    else console.error(text)
    return process.exit(code)
  })

/** What is wrong with flags that should be numbers from 0. */
export const notNumber = (given: Readonly<Record<string, unknown>>, ...names: ReadonlyArray<string>) => {
  const bad = names.find((name) => !/^\d{1,15}(?:\.\d{1,15})?$/.test(String(given[name])))
  return bad === undefined ? undefined : `--${bad} ${String(given[bad])} is not a number`
}
