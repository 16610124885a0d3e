/** The campaigns of `npm run attack`, each with a few of its examples. */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { campaigns } from "../src/attack/campaigns.js"

const seed = 7

/** How many of each take a second or two. */
const examples: Readonly<Record<string, number>> = { mutations: 600, redaction: 150, creates: 30, port: 60 }

describe("under attack", () => {
  it.live.each(campaigns.map((campaign) => [campaign.name, campaign] as const))(
    `nothing is found by the campaign %s (seed ${seed})`,
    ([name, { run }]) =>
      Effect.gen(function* () {
        const { failures, tried } = yield* run({
          seed,
          first: 0,
          examples: examples[name] ?? 10,
          begin: () => undefined
        })
        expect(failures.map(({ problem, reproduction }) => `${problem}\n${reproduction}`)).toEqual([])
        expect(tried).toBeGreaterThanOrEqual(examples[name] ?? 10)
      }),
    120_000
  )
})
