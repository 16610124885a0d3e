/** The rows as a program reads them. */
import { Schema } from "effect"
import type { Outcome, Row } from "./Row.js"
import { isFound } from "./Row.js"

/**
 * `spread` is how far the middle half of the rounds reaches, of the ratio; without a peer, of our own figure. `floor` is
 * there where there is one.
 */
export const Record = Schema.Struct({
  id: Schema.String,
  unit: Schema.String,
  ours: Schema.Number,
  peer: Schema.NullOr(Schema.Number),
  ratio: Schema.NullOr(Schema.Number),
  spread: Schema.Number,
  floor: Schema.optionalWith(Schema.Number, { exact: true })
})

export interface Record extends Schema.Schema.Type<typeof Record> {}

/** A row that is missing has none. */
export const records = (rows: ReadonlyArray<Row>, outcomes: ReadonlyMap<string, Outcome>): ReadonlyArray<Record> =>
  rows.flatMap(({ id, unit }) => {
    const outcome = outcomes.get(id)
    if (outcome === undefined || !isFound(outcome)) return []
    const { floor, ours, peer, spread } = outcome
    return [
      {
        id,
        unit,
        ours,
        peer: peer ?? null,
        ratio: peer === undefined ? null : spread.median,
        spread: spread.high - spread.low,
        ...(floor === undefined ? {} : { floor })
      }
    ]
  })

export const toJson = (figures: ReadonlyArray<Record>): string => `${JSON.stringify(figures, undefined, 2)}\n`
