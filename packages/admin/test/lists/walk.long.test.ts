import { describe, expect, it } from "@effect/vitest"
import { Effect, FastCheck as fc, Option, Order } from "effect"
import * as Walk from "../../src/lists/walk.js"

interface Row {
  readonly id: number
  readonly at: number
}

/** A list on a server: rows in the order of their time, those of the same time in an order that changes. */
const serverOf = (rows: ReadonlyArray<Row>, order: Order.Order<Row>, limit = Infinity) => {
  let listed = [...rows]
  let turn = 0
  const mixed = Order.mapInput(Order.number, ({ id }: Row) => (id * 7919 + turn * 104_729) % 1_009)
  return {
    ids: () => listed.map(({ id }) => id),
    remove: (gone: (row: Row) => boolean) => {
      listed = listed.filter((row) => !gone(row))
    },
    add: (row: Row) => {
      listed = [...listed, row]
    },
    read: ({ page, perPage }: Walk.PageRequest) =>
      Effect.sync(() => {
        turn += 1
        const sorted = listed.toSorted(Order.combine(order, mixed))
        const size = Math.min(perPage, limit)
        const end = (page - 1) * size + size
        return { rows: sorted.slice(end - size, end), more: end < sorted.length }
      })
  }
}

const byTime = Order.mapInput(Order.number, ({ at }: Row) => at)

const everything = (
  read: ReturnType<typeof serverOf>["read"],
  order: Order.Order<Row>,
  size: number,
  between: (request: number) => void = () => undefined
) =>
  Effect.gen(function* () {
    const given: Array<number> = []
    let state = Option.some(Walk.start<Row>(size))
    let requests = 0
    while (Option.isSome(state)) {
      const [rows, next] = yield* Walk.step(state.value, read, order)
      given.push(...Array.from(rows, ({ id }) => id))
      state = next
      requests += 1
      if (requests > 10_000) return yield* Effect.die(new Error("the walk does not end"))
      between(requests)
    }
    return { given, requests }
  })

describe("walk", () => {
  it.effect("reads an unchanged list in hardly more requests than it has pages", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 10_000 }, (_, id) => ({ id, at: id }))
      const { read } = serverOf(rows, byTime)
      const { given, requests } = yield* everything(read, byTime, 1_000)
      expect(given).toEqual(rows.map(({ id }) => id))
      expect(requests).toBeLessThanOrEqual(13)
    })
  )

  it.effect("ends on an empty list", () =>
    Effect.gen(function* () {
      const { read } = serverOf([], byTime)
      expect(yield* everything(read, byTime, 10)).toEqual({ given: [], requests: 1 })
    })
  )

  it.effect("reads any number of rows with the same timestamp", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 999 }, (_, id) => ({ id, at: id < 500 ? 1 : 2 }))
      const { read } = serverOf(rows, byTime)
      const { given } = yield* everything(read, byTime, 10)
      expect(given.toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id))
    })
  )

  it.effect("respects a limit of the server", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 230 }, (_, id) => ({ id, at: id }))
      const { read } = serverOf(rows, byTime, 50)
      const { given } = yield* everything(read, byTime, 1_000)
      expect(given).toEqual(rows.map(({ id }) => id))
    })
  )

  it.effect("steps back if all seen rows are deleted", () =>
    Effect.gen(function* () {
      const rows = Array.from({ length: 100 }, (_, id) => ({ id, at: id }))
      const { read, remove } = serverOf(rows, byTime)
      const { given } = yield* everything(read, byTime, 10, (request) => {
        if (request === 4) remove(({ id }) => id < 30)
      })
      expect(new Set(given).size).toBe(given.length)
      expect(given.filter((id) => id >= 30)).toEqual(Array.from({ length: 70 }, (_, index) => index + 30))
    })
  )

  it.effect("overlaps pages of one or two rows as well", () =>
    Effect.gen(function* () {
      const rows = [0, 0, 0, 1, 1, 2].map((at, id) => ({ id, at }))
      for (const size of [1, 2, 3]) {
        const server = serverOf(rows, Order.reverse(byTime))
        const { given } = yield* everything(server.read, Order.reverse(byTime), size, (request) => {
          if (request === 1) server.add({ id: 1_001, at: 1_001 })
          if (request === 2) server.remove(({ id }) => id === 5)
        })
        expect(given.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
      }
    })
  )

  const change = fc.oneof(
    fc.record({ kind: fc.constant("remove" as const), from: fc.nat(120), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant("add" as const), from: fc.constant(0), count: fc.integer({ min: 1, max: 8 }) })
  )

  it.effect.prop(
    "gives everybody who lived through it once, and nobody twice, in either order",
    {
      times: fc.array(fc.nat(60), { maxLength: 120 }),
      size: fc.integer({ min: 1, max: 25 }),
      ascending: fc.boolean(),
      changes: fc.array(fc.option(change), { maxLength: 30 })
    },
    ({ ascending, changes, size, times }) =>
      Effect.gen(function* () {
        const order = ascending ? byTime : Order.reverse(byTime)
        const rows = times.map((at, id) => ({ id, at }))
        const server = serverOf(rows, order)
        let fresh = 1_000
        const { given } = yield* everything(server.read, order, size, (request) => {
          const now = changes[request]
          if (now === null || now === undefined) return
          if (now.kind === "remove") server.remove(({ id }) => id >= now.from && id < now.from + now.count)
          // What is new is the newest.
          else for (let count = 0; count < now.count; count++) server.add({ id: (fresh += 1), at: fresh })
        })
        const alive = new Set(server.ids())
        expect(new Set(given).size).toBe(given.length)
        expect(rows.filter(({ id }) => alive.has(id) && !given.includes(id))).toEqual([])
      }),
    { fastCheck: { numRuns: 300 } }
  )
})
