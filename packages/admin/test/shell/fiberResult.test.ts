/** Effect 3 can keep a finished fiber, and with it its result, until the next major collection of garbage. */
import { expect, it } from "@effect/vitest"
import { Effect, Exit, Supervisor } from "effect"
import * as Fixture from "../support/fixtures.js"
import * as Service from "../support/service.js"

it.effect("a response leaves its fiber through a callback, not as its result", () =>
  Effect.gen(function* () {
    const results: Array<unknown> = []
    class Results extends Supervisor.AbstractSupervisor<void> {
      override readonly value = Effect.void
      override onEnd(exit: Exit.Exit<unknown, unknown>): void {
        if (Exit.isSuccess(exit)) results.push(exit.value)
      }
    }
    const { admin } = yield* Service.responding({ body: JSON.stringify(Fixture.user) })
    const user = yield* Effect.supervised(admin.getUserById(Fixture.userId), new Results())
    expect(user.id).toBe(Fixture.userId)
    expect(results).toEqual([undefined])
  })
)
