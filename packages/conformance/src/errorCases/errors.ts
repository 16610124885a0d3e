/** The two shapes of errors, and which one a request gets. */
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"
import * as Wire from "../Wire.js"

const unknown = (): Wire.Request => ({ method: "GET", path: `/admin/users/${randomUUID()}`, legacy: true })

export const errors = [
  scenario(
    "an error has the shape that the request names, and the older one otherwise",
    ["getUserById"],
    Effect.gen(function* () {
      const older = { code: 404, error_code: "user_not_found", msg: "User not found" }
      const newer = { code: "user_not_found", message: "User not found" }
      for (const [version, body, echo] of [
        [undefined, older, undefined],
        ["", older, undefined],
        ["2024", older, undefined],
        ["2023-12-31", older, undefined],
        ["2024-02-30", older, undefined],
        ["2024-01-01", newer, "2024-01-01"],
        ["2031-07-09", newer, "2024-01-01"]
      ] as const) {
        const headers = version === undefined ? {} : { "x-supabase-api-version": version }
        const response = yield* Wire.send({ ...unknown(), headers })
        yield* Expect.equal(`body for ${version}`, response.json, body)
        yield* Expect.equal(`header for ${version}`, response.headers["x-supabase-api-version"], echo)
        yield* Expect.equal("code in the header", response.headers["x-sb-error-code"], "user_not_found")
      }
    })
  ),
  scenario(
    "a response without an error does not name a version",
    ["getUserById"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      const { headers } = yield* Wire.send({ method: "GET", path: `/admin/users/${id}` })
      yield* Expect.equal("header", headers["x-supabase-api-version"], undefined)
      yield* Expect.equal("kind", headers["content-type"], "application/json")
    })
  ),
  scenario(
    "a weak password has its reasons in both shapes",
    ["updateUserById"],
    Effect.gen(function* () {
      const { id } = yield* Fixture.user()
      const weak: Wire.Request = { method: "PUT", path: `/admin/users/${id}`, body: { password: "a" } }
      const older = yield* Wire.send({ ...weak, legacy: true })
      const newer = yield* Wire.send(weak)
      for (const { json, status } of [older, newer]) {
        yield* Expect.equal("status", status, 422)
        yield* Expect.holds("reasons", JSON.stringify(json).includes('"weak_password":{"reasons":["length"'))
      }
      yield* Expect.equal("header of the older", older.headers["x-sb-error-code"], "weak_password")
      yield* Expect.equal("header of the newer", newer.headers["x-sb-error-code"], undefined)
    })
  ),
  scenario(
    "an error of the server has an id in the older shape, unless it broke down",
    ["createUser", "listUsers"],
    Effect.gen(function* () {
      yield* Fixture.user()
      const failed: Wire.Request = { method: "GET", path: "/admin/users?filter=%00" }
      yield* Expect.holds("an id", (yield* Wire.send({ ...failed, legacy: true })).text.includes('"error_id":"'))
      yield* Expect.holds("no id in the newer", !(yield* Wire.send(failed)).text.includes("error_id"))
      const broken = yield* Wire.send({ method: "GET", path: "/admin/users?per_page=0", legacy: true })
      yield* Expect.equal("no id", broken.json, {
        code: 500,
        error_code: "unexpected_failure",
        msg: "Internal Server Error"
      })
      yield* Expect.equal("no header", broken.headers["x-sb-error-code"], undefined)
    })
  )
]
