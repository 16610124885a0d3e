/** What the server must refuse, in the words of the table of errors. */
import * as Effect from "effect/Effect"
import type { ErrorRow } from "./ErrorRow.js"
import { matches } from "./ErrorRow.js"
import type { Named } from "./errors.js"
import { errors } from "./errors.js"
import { Mismatch } from "./Expect.js"
import * as Wire from "./Wire.js"

/** Asks, and fails unless the answer is that row. */
export const refused = (name: Named, ask: Wire.Ask) =>
  Effect.gen(function* () {
    const row: ErrorRow = errors[name]
    const answer: Wire.Answer = yield* Wire.ask({ legacy: row.legacy ?? false, ...ask })
    if (!matches(row, answer)) {
      const { code, message, status } = answer
      yield* new Mismatch({
        what: `${name} (${ask.method} ${ask.path})`,
        expected: `${row.status} ${row.code ?? ""} ${row.message}`,
        actual: `${status} ${code ?? ""} ${message}`
      })
    }
    return answer
  })

/** One after the other. */
export const all = (...asked: ReadonlyArray<readonly [name: Named, ask: Wire.Ask]>) =>
  Effect.forEach(asked, ([name, ask]) => refused(name, ask), { discard: true })
