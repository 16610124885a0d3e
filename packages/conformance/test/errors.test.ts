/** Every error of the server is provoked by a scenario, or says why it is not. */
import { HttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { inProcess } from "../src/emulated.js"
import type { ErrorRow, Said } from "../src/ErrorRow.js"
import { matches } from "../src/ErrorRow.js"
import { errors } from "../src/errors.js"
import { play } from "../src/play.js"
import { scenarios } from "../src/scenarios.js"
import * as Wire from "../src/Wire.js"

const rows = Object.entries<ErrorRow>(errors).map(([what, row]) => ({ what, row }))
const provoked = rows.flatMap(({ row, what }) => ("scenario" in row ? [{ what, row, scenario: row.scenario }] : []))
const skipped = rows.flatMap(({ row, what }) => ("skip" in row ? [{ what, why: row.skip }] : []))

interface RoutedError extends Said {
  readonly route: string
}

/** Notes the responses of a server. */
const recording = (client: HttpClient.HttpClient, into: Array<RoutedError>) =>
  HttpClient.transformResponse(
    client,
    Effect.tap((response) =>
      Effect.map(
        Effect.orElseSucceed(response.text, () => ""),
        (text) =>
          into.push({
            route: `${response.request.method} ${new URL(response.request.url).pathname}`,
            ...Wire.said(response.status, text, Wire.parse(text))
          })
      )
    )
  )

/** The responses of the server in each scenario that a row names. */
const responses = new Map(
  [...new Set(provoked.map((row) => row.scenario))].map((name) => [
    name,
    Effect.runSync(
      Effect.cached(
        Effect.gen(function* () {
          const scenario = yield* Effect.fromNullable(scenarios.find((one) => one.name === name))
          const target = yield* inProcess(scenario.profile)
          const into: Array<RoutedError> = []
          yield* play(scenario, { ...target, client: recording(target.client, into) })
          return into
        })
      )
    )
  ])
)

/** Whether a path is one of a pattern; `*` is any. */
const covers = (pattern: string, route: string) =>
  pattern === "*" || new RegExp(`^${pattern.replaceAll(/\{[^}]*\}/g, "[^/]+")}$`).test(route)

describe("the table of errors", () => {
  it("is as long as the server's reference", () => {
    expect(rows.length).toBeGreaterThan(150)
  })

  it.each(provoked)("$what: the scenario is there", ({ scenario }) => {
    expect(scenarios.map(({ name }) => name)).toContain(scenario)
  })

  it.each(skipped)("$what: is left out for a reason", ({ why }) => {
    expect(why.length).toBeGreaterThan(20)
  })

  it("leaves out few", () => {
    expect(skipped.length).toBeLessThan(rows.length / 5)
  })
})

describe("provoked", () => {
  for (const { row, scenario, what } of provoked) {
    it.live(`${what}: ${row.status} ${row.code ?? ""}`, () =>
      Effect.gen(function* () {
        const seen = yield* responses.get(scenario) ?? Effect.succeed([])
        const errorResponses = seen.filter(({ status }) => status >= 400)
        for (const route of row.routes) {
          const there = errorResponses.filter((one) => covers(route, one.route))
          expect(
            there.some((one) => matches(row, one)),
            `"${scenario}" does not provoke it at ${route}; it saw ${JSON.stringify(there)}`
          ).toBe(true)
        }
      })
    )
  }
})
