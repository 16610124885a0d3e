/** What a row of the report is, and what was found for it. */
import type { Effect } from "effect"
import type { Open } from "./contest.js"
import type { Plan } from "./plan.js"
import type { ProgramError } from "./Program.js"
import type { Range } from "./statistics.js"

/** What must hold: of the ratio, or of our own figure where there is nothing to compare with. */
export interface Bar {
  readonly of: "ratio" | "ours"
  readonly is: "at most" | "at least"
  readonly value: number
}

export interface Row {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly bar: Bar | undefined
}

export interface Found {
  readonly ours: number
  /** Whom we are compared with, if there is anybody. */
  readonly peer: number | undefined
  /** What the same takes with nothing around it. */
  readonly floor: number | undefined
  /** Ours in relation to the peer; without a peer, ours in its own unit. */
  readonly spread: Range
}

/** A row that can't be had here and now, with the reason. */
interface Missing {
  readonly missing: string
}

export type Outcome = Found | Missing

interface Setting {
  readonly plan: Plan
  readonly open: Open
  readonly wanted: ReadonlySet<string>
}

/** Rows that are measured together. */
export interface Group {
  readonly rows: ReadonlyArray<Row>
  readonly measure: (setting: Setting) => Effect.Effect<ReadonlyMap<string, Outcome>, ProgramError>
}

export const isFound = (outcome: Outcome): outcome is Found => "ours" in outcome
