/**
 * What a test can do to an emulator that no real server lets it do: plan faults, set the clock, read what was asked.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import type * as DateTime from "effect/DateTime"
import type { DurationInput } from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Plan from "./control/plan.js"
import type { Entry } from "./control/entry.js"

export type { Access } from "./control/callers.js"
export type { Entry } from "./control/entry.js"

/**
 * Which requests a fault befalls, and how often.
 *
 * @since 0.1.0
 * @category models
 */
export interface Target extends Plan.Target<DurationInput> {}

/**
 * What can go wrong.
 *
 * - `latency`: the response is delayed, and nothing else.
 * - `race`: another client creates the same account at the same time, and this request loses. It fails as the database
 *   fails it (500, `23505` or `Database error creating new user`), and the other client's account exists afterwards. A
 *   request that creates no account, or one that exists already, is not affected.
 * - `refused`: the connection is refused (`ECONNREFUSED`). A port cannot refuse a single request: it closes the socket.
 * - `reset`: the connection is lost (`ECONNRESET`), before the server has seen the request or, with `after`, once the
 *   request is done and before the response arrives.
 * - `truncated`: the request is done, but only the first `bytes` of the body arrive (default: half), fewer than its
 *   `Content-Length` says.
 * - `rateLimited`: 429 `over_request_rate_limit`, with `Retry-After` if `retryAfter` is set: seconds, or an HTTP date.
 * - `error`: a 5xx (default 503), as the server's JSON or as the HTML page of a gateway.
 * - `answer`: any response. It carries `Content-Security-Policy: sandbox`, because a browser would show it under the
 *   emulator's own origin.
 *
 * @since 0.1.0
 * @category models
 */
export type Fault = Plan.Fault<DurationInput>

/**
 * A fault that has been planned.
 *
 * @since 0.1.0
 * @category models
 */
export interface PlannedFault extends Plan.PlannedFault<DurationInput> {}

/**
 * The emulator cannot do what was requested: the kind of a fault is unknown, for example, or a date is invalid.
 *
 * @since 0.1.0
 * @category errors
 */
export class ControlError extends Data.TaggedError("ControlError")<{
  /** What is wrong, as a clause. */
  readonly problem: string
}> {
  override get message(): string {
    return `The emulator cannot do that: ${this.problem}.`
  }
}

/**
 * The faults of an emulator. Of several that match a request, the one that was planned first befalls it.
 *
 * @example
 * ```ts
 * import { HttpClient } from "@effect/platform"
 * import { Emulator, InProcess } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { faults } = yield* Emulator.Emulator
 *   yield* faults.plan({ kind: "error", status: 502, as: "html", path: "/health", times: 2 })
 *   for (let i = 0; i < 3; i++) {
 *     const response = yield* HttpClient.get("http://localhost/health")
 *     console.log(response.status)
 *   }
 *   // => 502
 *   // => 502
 *   // => 200
 * }).pipe(Effect.provide(InProcess.layer()))
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Faults {
  /** Plans a fault. Fails with a `ControlError` when there is no such fault. */
  readonly plan: (fault: Fault) => Effect.Effect<void, ControlError>
  /** What has been planned, oldest first. */
  readonly list: Effect.Effect<ReadonlyArray<PlannedFault>>
  /** From now on nothing goes wrong. */
  readonly clear: Effect.Effect<void>
}

/**
 * The emulator's own time. It is that of the `Clock` until it is changed, and runs on from there. Latencies know
 * nothing of it.
 *
 * @example
 * ```ts
 * import { Emulator } from "@gotrue-effect/emulator"
 * import { DateTime, Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { clock } = yield* Emulator.make()
 *   yield* clock.freeze
 *   yield* clock.set("2026-08-20T10:00:00Z")
 *   yield* clock.advance("25 hours")
 *   console.log(DateTime.formatIso(yield* clock.now)) // => 2026-08-21T11:00:00.000Z
 * })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Clock {
  readonly now: Effect.Effect<DateTime.Utc>
  /** Fails with a `ControlError` when that is no time, or one outside of the years 1 to 9999. */
  readonly set: (time: DateTime.DateTime.Input) => Effect.Effect<void, ControlError>
  /** Fails with a `ControlError` when that is no duration, or one that leads out of the years 1 to 9999. */
  readonly advance: (by: DurationInput) => Effect.Effect<void, ControlError>
  /** Time stands still, but for a microsecond per row: no two are made at once. */
  readonly freeze: Effect.Effect<void>
  /** Back to the time of the `Clock`. */
  readonly reset: Effect.Effect<void>
}

/**
 * The requests of late, oldest first: each as it came, secrets and passwords included. Requests to `/emulator/…` are
 * not among them. Only the last 1000 are kept, or fewer when they are so large that they take more than 16 MiB together.
 *
 * @example
 * ```ts
 * import { HttpClient } from "@effect/platform"
 * import { Emulator, InProcess } from "@gotrue-effect/emulator"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { journal } = yield* Emulator.Emulator
 *   yield* HttpClient.get("http://localhost/health")
 *   for (const { method, status, target } of yield* journal.entries) {
 *     console.log(method, target, status) // => GET /health 200
 *   }
 * }).pipe(Effect.provide(InProcess.layer()))
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Journal {
  readonly entries: Effect.Effect<ReadonlyArray<Entry>>
  readonly clear: Effect.Effect<void>
}
