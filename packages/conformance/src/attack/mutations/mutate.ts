/** Changes that make of a right response one that is not, each repeatable by itself. */
import * as Either from "effect/Either"
import * as Changed from "../../../../admin/test/support/changed.js"
import { Dice } from "../Dice.js"
import type { Draft } from "./Draft.js"
import { bytesOf, textOf, withBody, withHeader, withStatus } from "./Draft.js"
import { errorBody } from "./errorBodies.js"
import { badStatuses, goodStatuses, headers, oddStatuses } from "./headers.js"
import { values } from "./hostileValues.js"
import { bytes, texts } from "./texts.js"

type Change = (draft: Draft, dice: Dice) => Draft

/** A change with its own seed: it does the same whatever came before it. */
export interface Mutation {
  readonly name: string
  readonly seed: number
}

const hows = ["replace", "remove", "add", "undefined"] as const

const others: ReadonlyArray<(dice: Dice) => unknown> = [
  () => null,
  () => "",
  () => "x",
  () => 0,
  () => -1,
  () => 1e308,
  () => true,
  () => false,
  () => [],
  () => ({}),
  () => [{}],
  () => [null],
  () => "2024-02-30T00:00:00Z",
  () => "2024-01-01T00:00:00.123456789+99:99",
  () => "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e9",
  () => ({ id: "x", users: [], keys: [] }),
  (dice) => "y".repeat(dice.below(2_000)),
  (dice) => Array.from({ length: dice.below(30) }, () => dice.pick<unknown>(null, 1, "z", {})),
  (dice) => Object.fromEntries(Array.from({ length: dice.below(20) }, (_, i) => [`m${i}`, i]))
]

const structure: Change = (draft, dice) => {
  const value = Either.try((): unknown => JSON.parse(textOf(draft.reply)))
  if (Either.isLeft(value)) return draft
  const change = {
    steps: Array.from({ length: 1 + dice.below(5) }, () => dice.below(41)),
    how: dice.pick(...hows),
    value: dice.from(others)?.(dice)
  }
  const changed = Either.try(() => JSON.stringify(Changed.changed(value.right, change)))
  return Either.isLeft(changed) ? draft : withBody(draft, changed.right ?? "")
}

const ofText =
  (change: (text: string, dice: Dice) => string): Change =>
  (draft, dice) =>
    withBody(draft, change(textOf(draft.reply), dice))

const ofBytes =
  (change: (bytes: Uint8Array, dice: Dice) => Uint8Array): Change =>
  (draft, dice) =>
    withBody(draft, change(bytesOf(draft.reply), dice))

const ofHeader =
  (make: (dice: Dice) => readonly [string, string]): Change =>
  (draft, dice) =>
    withHeader(draft, ...make(dice))

const errorStatus: Change = (draft, dice) => withBody(withStatus(draft, dice.from(badStatuses) ?? 400), errorBody(dice))

const lost: Change = (draft, dice) => {
  const [name, value] = dice.from(values) ?? ["undefined", () => undefined]
  return { ...draft, arrival: { how: dice.pick("rejects", "throws", "resolves"), with: name, value } }
}

const groups: ReadonlyArray<readonly [weight: number, changes: ReadonlyArray<readonly [string, Change]>]> = [
  [10, [["structure", structure]]],
  [8, texts.map(([name, change]) => [name, ofText(change)] as const)],
  [3, bytes.map(([name, change]) => [name, ofBytes(change)] as const)],
  [3, headers.map(([name, make]) => [name, ofHeader(make)] as const)],
  [5, [["an error status", errorStatus]]],
  [
    3,
    [
      ["another good status", (draft, dice) => withStatus(draft, dice.from(goodStatuses) ?? 200)],
      ["a bad status", (draft, dice) => withStatus(draft, dice.from(badStatuses) ?? 400)],
      ["an invalid status", (draft, dice) => withStatus(draft, dice.from(oddStatuses) ?? 0)]
    ]
  ],
  [
    3,
    [
      [
        "in pieces",
        (draft, dice) => ({ ...draft, arrival: { how: "pieces", bytes: dice.pick(1, 2, 3, 7, 100, 4_096) } })
      ],
      ["breaking off", (draft, dice) => ({ ...draft, arrival: { how: "breaks off", bytes: dice.below(300) } })],
      ["lost", lost],
      ["lost", lost],
      ["lost", lost]
    ]
  ]
]

const drawn: ReadonlyArray<ReadonlyArray<readonly [string, Change]>> = groups.flatMap(([weight, changes]) =>
  Array.from({ length: weight }, () => changes)
)

const byName: ReadonlyMap<string, Change> = new Map([
  ...groups.flatMap(([, changes]) => changes),
  ["no response", (draft: Draft): Draft => ({ ...draft, arrival: { how: "never" } })]
])

/** Some changes to make; seldom none, so that it is seen that right responses are taken. */
export const draw = (dice: Dice): ReadonlyArray<Mutation> => {
  if (dice.oneIn(50)) return []
  if (dice.oneIn(500)) return [{ name: "no response", seed: 0 }]
  return Array.from({ length: dice.pick(1, 1, 1, 2, 3, 4) }, () => ({
    name: dice.from(dice.from(drawn) ?? [])?.[0] ?? "structure",
    seed: dice.seed()
  }))
}

export const mutate = (draft: Draft, mutations: ReadonlyArray<Mutation>): Draft =>
  mutations.reduce((before, { name, seed }) => byName.get(name)?.(before, new Dice(seed, 0)) ?? before, draft)
