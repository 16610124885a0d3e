/** The programs of this package that need a process of their own. */
import { Data, Effect } from "effect"
import type { Scope } from "effect"
import type { ChildProcess } from "node:child_process"
import { fork } from "node:child_process"

export class ProgramError extends Data.TaggedError("ProgramError")<{ readonly problem: string }> {
  override get message(): string {
    return this.problem
  }
}

/** The tests bundle the programs from the sources, and say where. */
const bundled = process.env["BENCHMARK_PROGRAMS"]

/** Where the programs are: beside this module, as it is built. */
const folder = bundled ?? new URL("./", import.meta.url)

/** For a program that imports our packages by name: in the tests nothing need be built. */
export const packages = bundled === undefined ? [] : ["--conditions=@gotrue-effect/source", "--import=tsx"]

export interface Options {
  readonly arguments?: ReadonlyArray<string>
  readonly flags?: ReadonlyArray<string>
}

/** Runs until the scope closes. */
export const start = (name: string, options: Options = {}): Effect.Effect<ChildProcess, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() =>
      fork(new URL(`${name}.js`, folder), [...(options.arguments ?? [])], {
        execArgv: [...(options.flags ?? [])],
        stdio: ["ignore", "ignore", "inherit", "ipc"],
        serialization: "advanced"
      })
    ),
    (child) =>
      Effect.async<void>((resume) => {
        if (child.exitCode !== null || child.signalCode !== null) return resume(Effect.void)
        child.once("exit", () => resume(Effect.void))
        child.kill("SIGKILL")
      })
  )

/** The next message of a program, or that it ended without one. */
export const hear = (child: ChildProcess): Effect.Effect<unknown, ProgramError> =>
  Effect.async((resume) => {
    const heard = (message: unknown) => {
      child.off("exit", ended)
      resume(Effect.succeed(message))
    }
    const ended = (code: number | null) => {
      child.off("message", heard)
      resume(Effect.fail(new ProgramError({ problem: `${child.spawnargs.join(" ")} ended with ${code}` })))
    }
    child.once("message", heard)
    child.once("exit", ended)
  })
