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

/** Built, as a user runs it; or, in the tests, from the sources. */
const kind = import.meta.url.endsWith(".ts") ? "ts" : "js"
const flags = kind === "ts" ? ["--conditions=@gotrue-effect/source", "--import=tsx"] : []

/** The file of a module of this package. */
const fileOf = (name: string): URL => new URL(`./${name}.${kind}`, import.meta.url)

export interface Options {
  readonly arguments?: ReadonlyArray<string>
  readonly flags?: ReadonlyArray<string>
}

/** Runs until the scope closes. */
export const start = (name: string, options: Options = {}): Effect.Effect<ChildProcess, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() =>
      fork(fileOf(name), [...(options.arguments ?? [])], {
        execArgv: [...flags, ...(options.flags ?? [])],
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
