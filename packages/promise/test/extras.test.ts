/** What is loaded on demand may not be there, as in a test runner that knows no dynamic import. */
import { Effect, Stream } from "effect"
import { expect, it, vi } from "vitest"
import { isAuthError } from "../src/index.js"
import * as Extras from "../src/call/extras.js"
import * as Settings from "../src/call/settings.js"
import * as Classic from "../src/methods/classic.js"
import type { Runner } from "../src/more/runner.js"

const settings = Settings.make({ url: "http://localhost:9" })

const runner: Runner = {
  run: () => new Promise((resolve) => Reflect.apply(resolve, undefined, [{ data: 1 }])),
  iterate: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) })
}

it("a failed load is the error of the call, and the next call retries it", async () => {
  const load = vi
    .fn<() => Promise<Runner>>()
    .mockRejectedValueOnce(new Error("no import here"))
    .mockResolvedValue(runner)
  const extras = Extras.make(load, settings)
  const { error } = await extras.call(() => Effect.succeed(1), {})
  expect(error).toSatisfy(isAuthError)
  expect(error?.message).toBe("A part of @gotrue-effect/promise could not be loaded: no import here")
  expect(await extras.call(() => Effect.succeed(1), {})).toEqual({ data: 1, error: null })
  expect(await extras.call(() => Effect.succeed(1), {})).toEqual({ data: 1, error: null })
  expect(load).toHaveBeenCalledTimes(2)
})

it("an iterator rejects with it, and continues on the next call", async () => {
  const load = vi
    .fn<() => Promise<Runner>>()
    .mockRejectedValueOnce(new Error("no import here"))
    .mockResolvedValue(runner)
  const rows = Extras.make(load, settings).iterate(() => Stream.empty, Classic.isUser, {})
  await expect(rows.next()).rejects.toSatisfy(isAuthError)
  expect(await rows.next()).toEqual({ done: true, value: undefined })
})
