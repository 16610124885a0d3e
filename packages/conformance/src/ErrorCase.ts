/** One request that fails, and the row of the table of errors that it must get. */
import * as Effect from "effect/Effect"
import type { ErrorRow } from "./ErrorRow.js"
import { matches } from "./ErrorRow.js"
import type { Named } from "./errors.js"
import { errors } from "./errors.js"
import { Mismatch } from "./Expect.js"
import * as Wire from "./Wire.js"

/** Sends the request, and fails unless the response matches the row. */
export const returned = (name: Named, request: Wire.Request) =>
  Effect.gen(function* () {
    const row: ErrorRow = errors[name]
    const response: Wire.Response = yield* Wire.send({ legacy: row.legacy ?? false, ...request })
    if (!matches(row, response)) {
      const { code, message, status } = response
      yield* new Mismatch({
        what: `${name} (${request.method} ${request.path})`,
        expected: `${row.status} ${row.code ?? ""} ${row.message}`,
        actual: `${status} ${code ?? ""} ${message}`
      })
    }
    return response
  })

/** One after the other. */
export const all = (...cases: ReadonlyArray<readonly [name: Named, request: Wire.Request]>) =>
  Effect.forEach(cases, ([name, request]) => returned(name, request), { discard: true })
