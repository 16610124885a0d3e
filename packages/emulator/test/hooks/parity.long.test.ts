/**
 * What hooks are told and what clients see. What a real server shows is in the files beside this one. To see it anew, start
 * a server with the settings of a profile and `hookSettings(PORT)`, and then:
 *
 * HOOKS_URL=… HOOKS_PORT=… HOOKS_PROFILE=open npx vitest run --project emulator hooks/parity -u
 */
import { describe, expect, it } from "@effect/vitest"
import { Emulator, Exchange } from "@gotrue-effect/emulator"
import { DateTime, Duration, Effect, Fiber, TestClock } from "effect"
import { setTimeout } from "node:timers/promises"
import { makeReceiver } from "../support/hookReceiver.js"
import { hookSettings, profiles } from "../support/hookSettings.js"
import type { Target } from "../support/hookSteps.js"
import { confirmed, open } from "../support/hookSteps.js"

const real = process.env["HOOKS_URL"]
const realProfile = process.env["HOOKS_PROFILE"] ?? "open"

const scripts = { open, confirmed }
type Profile = keyof typeof scripts

const headerIn = (headers: Exchange.HeaderLines, name: string): string | null =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null

const inMemory = (profile: Profile) =>
  Effect.gen(function* () {
    const receiver = makeReceiver()
    const emulator = yield* Emulator.make({
      seed: 1,
      settings: { ...profiles[profile], ...hookSettings(9970) },
      hooks: { fetch: receiver.inMemory }
    })
    yield* Effect.orDie(emulator.clock.set("2026-08-20T10:00:00Z"))
    const target: Target = {
      receiver,
      now: Effect.map(emulator.clock.now, (now) => DateTime.toEpochMillis(now) / 1000),
      send: ({ body, headers, method, path }) =>
        Effect.map(
          emulator.handle(
            Exchange.request({
              method,
              target: path,
              headers: Object.entries(headers),
              ...(body === undefined ? {} : { body })
            })
          ),
          (response) => ({
            status: response.status,
            errorCode: headerIn(response.headers, "x-sb-error-code"),
            location: headerIn(response.headers, "location"),
            text: response.body
          })
        ),
      pause: (seconds) => TestClock.adjust(Duration.seconds(seconds)),
      wait: (work) =>
        Effect.gen(function* () {
          const progress = { isDone: false }
          const fiber = yield* Effect.fork(Effect.tap(work, () => Effect.sync(() => (progress.isDone = true))))
          while (!progress.isDone) {
            yield* turn
            yield* TestClock.adjust("1 second")
          }
          return yield* Fiber.join(fiber)
        })
    }
    return target
  })

/** Lets go on what waits for no timer. */
const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))

const live = (url: string) =>
  Effect.promise(() => {
    const receiver = makeReceiver()
    const target: Target = {
      receiver,
      now: Effect.sync(() => Date.now() / 1000),
      send: ({ body, headers, method, path }) =>
        Effect.promise(() =>
          fetch(url + path, { method, headers, body: body ?? null, redirect: "manual" }).then((response) =>
            response.text().then((text) => ({
              status: response.status,
              errorCode: response.headers.get("x-sb-error-code"),
              location: response.headers.get("location"),
              text
            }))
          )
        ),
      pause: (seconds) => Effect.promise(() => setTimeout(seconds * 1000)),
      wait: (work) => work
    }
    return receiver.listen(Number(process.env["HOOKS_PORT"])).then(() => target)
  })

describe("hooks", () => {
  const profilesToRun: ReadonlyArray<Profile> =
    real === undefined ? ["open", "confirmed"] : [realProfile === "confirmed" ? "confirmed" : "open"]
  for (const profile of profilesToRun) {
    it.effect(
      `are called as the real server calls them: ${profile}`,
      () =>
        Effect.gen(function* () {
          const target = yield* real === undefined ? inMemory(profile) : live(real)
          const lines = yield* scripts[profile](target)
          target.receiver.close()
          yield* Effect.promise(() => expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`${profile}.jsonl`))
        }),
      120_000
    )
  }
})
