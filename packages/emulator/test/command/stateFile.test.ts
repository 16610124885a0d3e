/** State that outlives the process. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Exchange, Token } from "@gotrue-effect/emulator"
import { Effect, Exit, Scope, TestClock } from "effect"
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { keepState } from "../../src/command/stateFile.js"

const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "gotrue-effect-state-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true }))
)

const read = (file: string) => Effect.promise(() => readFile(file, "utf8"))

const create = (emulator: Emulator.Service, email: string) =>
  Effect.map(
    emulator.handle(
      Exchange.request({
        method: "POST",
        target: "/admin/users",
        headers: [["Authorization", `Bearer ${Token.adminKey()}`]],
        body: JSON.stringify({ email })
      })
    ),
    ({ status }) => assert.strictEqual(status, 200)
  )

const nobody = (message: string): void => assert.fail(message)

/** An emulator with its state in the file, until it is stopped. */
const run = (file: string, warn = nobody) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const emulator = yield* Emulator.make({ seed: 1 })
    const had = yield* Scope.extend(keepState(emulator, file, warn), scope)
    return { emulator, had, stop: Scope.close(scope, Exit.void) }
  })

/** Lets writing end, which takes real time. */
const until = (holds: Effect.Effect<boolean>): Effect.Effect<void> =>
  Effect.repeat(TestClock.adjust("200 millis"), {
    until: () =>
      Effect.zipRight(
        Effect.promise(() => new Promise((resolve) => setImmediate(resolve))),
        holds
      )
  })

describe("the state in a file", () => {
  it.scoped("is that of the last process, sessions and all", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      const first = yield* run(file)
      assert.isFalse(first.had)
      yield* create(first.emulator, "ann@example.com")
      yield* first.stop
      const second = yield* run(file)
      assert.isTrue(second.had)
      assert.strictEqual(yield* second.emulator.exportState, yield* first.emulator.exportState)
      yield* second.stop
      assert.deepStrictEqual(yield* Effect.promise(() => readdir(join(file, ".."))), ["state.json"])
    })
  )

  it.scoped("is written while it runs, once the pause is over", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      const { emulator, stop } = yield* run(file)
      yield* create(emulator, "ann@example.com")
      yield* until(Effect.map(read(file), (text) => text.includes("ann@example.com")))
      yield* stop
    })
  )

  it.scoped("is not written when nothing has changed", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      yield* Effect.flatMap(run(file), ({ stop }) => stop)
      const text = `${yield* read(file)}\n`
      yield* Effect.promise(() => writeFile(file, text))
      const { emulator, stop } = yield* run(file)
      yield* emulator.handle(Exchange.request({ method: "GET", target: "/health" }))
      yield* TestClock.adjust("1 minute")
      yield* stop
      assert.strictEqual(yield* read(file), text)
    })
  )

  it.scoped("is left as it is when nobody can read it", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      for (const text of ["", "{", '{"version":2}', '{"version":1,"tables":{"users":[{}]}}']) {
        yield* Effect.promise(() => writeFile(file, text))
        const error = yield* Effect.flip(run(file))
        assert.match(error.message, /^The file .*state\.json holds no state of an emulator: .* It is left as it is\.$/)
        assert.strictEqual(yield* read(file), text)
      }
    })
  )

  it.scoped("fails at the start where it cannot be written", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(run(join(yield* folder, "missing", "state.json")))
      assert.match(error.message, /cannot be written \(ENOENT\)\.$/)
    })
  )

  it.scoped("is warned of when it cannot be written later, and is tried again", () =>
    Effect.gen(function* () {
      const inside = yield* folder
      const file = join(inside, "state.json")
      const warnings: Array<string> = []
      const { emulator, stop } = yield* run(file, (message) => warnings.push(message))
      // A folder of that name stands in the way.
      const beside = join(inside, `state.json.${process.pid}.tmp`)
      yield* Effect.promise(() => mkdir(beside))
      yield* create(emulator, "ann@example.com")
      yield* until(Effect.sync(() => warnings.length > 0))
      assert.match(warnings[0] ?? "", /cannot be written \(EISDIR\)\.$/)
      yield* Effect.promise(() => rm(beside, { recursive: true }))
      yield* until(Effect.map(read(file), (text) => text.includes("ann@example.com")))
      yield* stop
    })
  )
})
