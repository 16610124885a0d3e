/** How the demo speaks: a heading for each chapter, the call as you would write it, and what came back. */
import { Console, Data, Effect } from "effect"

/** A step that did not do what it says. */
export class StepFailed extends Data.TaggedError("StepFailed")<{ readonly message: string }> {}

export const chapter = (title: string) => Console.log(`\n${title}\n${"─".repeat(title.length)}`)

/** Prints the call and what came back of it, and fails unless that is what the step promises. */
export const step = <A, E, R>(
  call: string,
  effect: Effect.Effect<A, E, R>,
  tell: (result: A) => { readonly says: string; readonly holds: boolean }
): Effect.Effect<A, E | StepFailed, R> =>
  Effect.gen(function* () {
    yield* Console.log(`\n  ${call.trim().replaceAll("\n", "\n  ")}`)
    const result = yield* effect
    const { holds, says } = tell(result)
    yield* Console.log(`    → ${says.replaceAll("\n", "\n      ")}`)
    if (!holds) return yield* new StepFailed({ message: `The step did not do what it says: ${call}` })
    return result
  })
