import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { decodeText, record, struct } from "../../../src/standards/json/decode.js"
import { request } from "../../support/harness.js"
import { signIn } from "../../support/people.js"

/** For machines that are busy. */
const patience = 60_000

/** A body of so many levels; those of the metadata are one fewer. */
const deep = (email: string, levels: number): string => {
  const lists = levels - 2
  return `{"email":"${email}","password":"s3cret!pass1","email_confirm":true,"user_metadata":{"a":${"[".repeat(lists)}${"]".repeat(lists)}}}`
}

describe("metadata of ten thousand levels", () => {
  it.effect(
    "are taken, shown, changed and signed into tokens",
    () =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.make({ seed: 1 })
        const made = yield* request(emulator, "POST", "/admin/users", deep("a@b.co", 10_000))
        assert.strictEqual(made.status, 200)
        const metadata = /"user_metadata":(\{"a":\[*\]*)/.exec(made.text)?.[1]
        const path = `/admin/users/${String(made.body["id"])}`
        assert.strictEqual((yield* request(emulator, "PUT", path, { user_metadata: { b: -0 } })).status, 200)
        assert.include((yield* request(emulator, "GET", path)).text, `${metadata},"b":0,`)
        assert.strictEqual((yield* request(emulator, "GET", "/admin/users?filter=full_name")).status, 200)
        const token = String((yield* signIn(emulator, "a@b.co")).body["access_token"])
        assert.include((yield* request(emulator, "GET", "/user", undefined, token)).text, String(metadata))
      }),
    patience
  )

  it.effect(
    "and one more are too many",
    () =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.make({ seed: 1 })
        const rejected = yield* request(emulator, "POST", "/admin/users", deep("a@b.co", 10_001))
        assert.strictEqual(rejected.status, 400)
        assert.include(rejected.text, "exceeded max depth")
      }),
    patience
  )

  it.effect(
    "survive an export",
    () =>
      Effect.gen(function* () {
        const [one, two] = [yield* Emulator.make({ seed: 1 }), yield* Emulator.make({ seed: 2 })]
        yield* request(one, "POST", "/admin/users", deep("a@b.co", 10_000))
        const state = yield* one.exportState
        yield* two.importState(state)
        assert.strictEqual(yield* two.exportState, state)
      }),
    patience
  )
})

describe("a member that comes again and again", () => {
  it("is merged without a copy of what was there", () => {
    const members = Array.from({ length: 50_000 }, (_, i) => `"data":{"a${i}":1}`)
    const read = decodeText(struct("Params", { data: record }), `{${members.join(",")}}`)
    assert.strictEqual(read._tag === "Right" ? read.right.data?.size : 0, 50_000)
  })
})
