/** The operations for programs without Effect, over a transport of this bundle, with the Effect that is bundled. */
import type { Connection } from "@gotrue-effect/admin/shell/connection/connection"
import * as Policy from "@gotrue-effect/admin/shell/retry"
import * as Service from "@gotrue-effect/admin/shell/service"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schedule from "effect/Schedule"
import type { CallOptions, GoTrueAdminApiOptions } from "../models/Options.js"
import * as Own from "../call/callOptions.js"
import * as Pause from "../call/pause.js"
import type { Policy as Retry } from "../call/retry.js"
import * as Settings from "../call/settings.js"
import { operations } from "./operations.js"
import type { Runner } from "./runner.js"
import { over } from "./runner.js"

const sleep = (milliseconds: number): Effect.Effect<void> =>
  Effect.async((resume) => Effect.sync(Pause.after(milliseconds, () => resume(Effect.void))))

const toPolicy = (retry: Retry): Policy.Policy => {
  if (retry === undefined) return undefined
  const { firstPause, longestPause, longestRetryAfter, times, total } = retry
  const schedule = Schedule.exponential(firstPause).pipe(
    Schedule.jittered,
    Schedule.modifyDelay((_, delay) => Duration.min(delay, longestPause)),
    Schedule.intersect(Schedule.recurs(times)),
    Schedule.whileInput(Pause.isPossible)
  )
  return Policy.policy(schedule, Duration.millis(longestRetryAfter), Duration.millis(total), sleep)
}

/** The transport of this bundle, for the Effect API. */
const toConnection = ({ sendingFor, server }: Settings.Settings, call: CallOptions): Connection => {
  const { retry, send, timeoutMillis } = sendingFor(call)
  return {
    ...server,
    send: (request, resume) => {
      const end = send(request, (received) =>
        resume(received.ok ? Exit.succeed(received.value) : Exit.fail(received.error))
      )
      return () => {
        end()
        return Effect.void
      }
    },
    timeoutMillis,
    retry: toPolicy(retry)
  }
}

/** The operations over a transport of this bundle. They are made once, except for calls with their own settings. */
export const make = (options: GoTrueAdminApiOptions): Runner => {
  const settings = Settings.make(options)
  const usual = operations(Service.make(toConnection(settings, {})))
  return over((call) => (Own.changeSending(call) ? operations(Service.make(toConnection(settings, call))) : usual))
}
