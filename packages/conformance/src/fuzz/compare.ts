/** Plays one case against two servers, step by step, so that as much time passes at the one as at the other. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Step } from "../transcript/Case.js"
import { differences } from "../transcript/difference.js"
import type { Emptiable } from "../transcript/live.js"
import type { Response, Normal } from "../transcript/normalise.js"
import { makePlayer } from "../transcript/play.js"

/** Where two servers part ways. */
export interface Parting {
  readonly step: number
  readonly request: Step
  readonly differences: ReadonlyArray<string>
  readonly live: Response | undefined
  readonly emulated: Response | undefined
}

export interface Comparison {
  readonly exchanges: number
  /** The steps with what the live server sent. */
  readonly steps: ReadonlyArray<Step>
  readonly partings: ReadonlyArray<Parting>
}

/** The parts of JSON that are lost when it is read: how numbers and characters are spelt. */
const spelling = (text: string): ReadonlyArray<string> =>
  text.startsWith("{") || text.startsWith("[")
    ? Array.from(
        text.matchAll(/\\u[0-9a-fA-F]{4}|(?<=[:,[])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[,}\]])/g),
        ([found]) => found
      ).filter((found) => found.startsWith("\\") || String(Number(found)) !== found || found === "-0")
    : []

const requestsOf = (steps: ReadonlyArray<Step>): string =>
  JSON.stringify(steps.map((step) => ({ ...step, response: undefined })))

const found = (live: { response: Response; normal: Normal }, emulated: { response: Response; normal: Normal }) => {
  const seen = differences(live.normal, emulated.normal)
  return seen.length > 0
    ? seen
    : differences(spelling(live.response.text), spelling(emulated.response.text), "spelling")
}

export const compare = (
  live: Emptiable,
  emulated: Emptiable,
  steps: ReadonlyArray<Step>
): Effect.Effect<Comparison, Error> =>
  Effect.gen(function* () {
    yield* Effect.all([live.empty, emulated.empty])
    const requests = requestsOf(steps)
    const playLive = makePlayer(live, requests)
    const playEmulated = makePlayer(emulated, requests)
    const partings: Array<Parting> = []
    const recorded: Array<Step> = []
    let exchanges = 0
    for (const [index, step] of steps.entries()) {
      if (step.wait !== undefined) {
        recorded.push(step)
        yield* Effect.sleep(step.wait)
        continue
      }
      const [left, right] = yield* Effect.all([
        Effect.either(playLive(step, index)),
        Effect.either(playEmulated(step, index))
      ])
      // The client cannot read what a server says to HEAD without knowing that it was HEAD.
      if (step.method === "HEAD" && (Either.isLeft(left) || Either.isLeft(right))) continue
      // A step that refers to what neither of them has sent, or that cannot be sent, is left out.
      if (Either.isLeft(left) && Either.isLeft(right)) continue
      exchanges++
      const number = recorded.push(Either.isRight(left) ? { ...step, response: left.right.normal } : step)
      const differing =
        Either.isRight(left) && Either.isRight(right)
          ? found(left.right, right.right)
          : [left, right].map((side) =>
              Either.isRight(side) ? `responded ${side.right.response.status}` : side.left.message
            )
      if (differing.length > 0) {
        partings.push({
          step: number,
          request: step,
          differences: differing,
          live: Either.isRight(left) ? left.right.response : undefined,
          emulated: Either.isRight(right) ? right.right.response : undefined
        })
      }
    }
    return { exchanges, steps: recorded, partings }
  })
