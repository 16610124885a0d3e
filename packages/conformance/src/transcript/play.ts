/** Plays a recorded case against a server and tells each difference. */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { authorization } from "./authorization.js"
import type { Case, Step } from "./Case.js"
import { differences } from "./difference.js"
import type { Response, Normal } from "./normalise.js"
import { Names } from "./normalise.js"
import type { Named, Scope } from "./template.js"
import { expand, expandText } from "./template.js"

/** A request as it goes over the wire: nothing about it is tidied up. */
export interface RawRequest {
  readonly method: string
  readonly target: string
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  readonly body: string | Uint8Array | undefined
}

/** Why a case could not be played to its end. */
export class Stopped extends Data.TaggedError("Stopped")<{ readonly step: number; readonly message: string }> {}

export interface Server<E = never> {
  readonly send: (request: RawRequest) => Effect.Effect<Response, E>
  readonly secret: string
  /** Lets time pass. */
  readonly wait: (milliseconds: number) => Effect.Effect<void>
}

/** What became of one exchange; no differences means the same. */
export interface Exchange {
  readonly step: number
  readonly request: string
  readonly response: Normal
  readonly differences: ReadonlyArray<string>
}

const bodyOf = (step: Step, scope: Scope): string | Uint8Array | undefined => {
  if (step.bytes !== undefined) return Buffer.from(step.bytes, "base64")
  if (step.body !== undefined) return JSON.stringify(expand(step.body, scope))
  if (step.repeat !== undefined) {
    return step.repeat.before + step.repeat.text.repeat(step.repeat.times) + step.repeat.after
  }
  return step.text === undefined ? undefined : expandText(step.text, scope)
}

const requestOf = (step: Step, scope: Scope, secret: string): RawRequest => {
  const given = Object.entries(step.headers ?? {})
  const named = new Set(given.map(([name]) => name.toLowerCase()))
  const bearer = authorization(step.auth, scope, secret)
  const body = bodyOf(step, scope)
  return {
    method: step.method,
    target: expandText(step.path, scope),
    headers: [
      ...given.flatMap(([name, value]) =>
        [value ?? []].flat().map((line): readonly [string, string] => [name, expandText(line, scope)])
      ),
      ...(bearer === undefined ? [] : [["Authorization", bearer] as const]),
      ...(body === undefined || named.has("content-type") ? [] : [["Content-Type", "application/json"] as const])
    ],
    body
  }
}

const namedOf = (response: Response): Named => {
  try {
    return { headers: response.headers, body: JSON.parse(response.text) }
  } catch {
    return { headers: response.headers, body: undefined }
  }
}

const sorted = (normal: Normal): Normal =>
  Array.isArray(normal.body)
    ? { ...normal, body: normal.body.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }
    : normal

/** What came of a step: as it was sent by the server, and as it is compared. */
export interface Outcome {
  readonly response: Response
  readonly normal: Normal
}

/** Sends the steps of a case one by one, and remembers what later ones refer to. */
export const makePlayer = <E>(server: Pick<Server<E>, "secret" | "send">, requests: string) => {
  const responses = new Map<string, Named>()
  const passkeys = new Map()
  const names = new Names(requests)
  return (step: Step, index: number): Effect.Effect<Outcome, Stopped> =>
    Effect.gen(function* () {
      const stopped = (error: unknown) =>
        new Stopped({ step: index + 1, message: error instanceof Error ? error.message : String(error) })
      const now = yield* Clock.currentTimeMillis
      const request = yield* Effect.try({
        try: () => requestOf(step, { responses, passkeys, now }, server.secret),
        catch: stopped
      })
      const response = yield* Effect.mapError(server.send(request), stopped)
      if (step.as !== undefined) responses.set(step.as, namedOf(response))
      const normal = names.normalise(response)
      return { response, normal: step.unordered === true ? sorted(normal) : normal }
    })
}

/** What became of a case, as far as it could be played. */
export interface Played {
  readonly exchanges: ReadonlyArray<Exchange>
  readonly stopped: Option.Option<Stopped>
}

export const play = <E>(recorded: Case, server: Server<E>): Effect.Effect<Played> =>
  Effect.gen(function* () {
    const next = makePlayer(server, recorded.requests)
    const exchanges: Array<Exchange> = []
    for (const [index, step] of recorded.steps.entries()) {
      if (step.wait !== undefined) {
        yield* server.wait(step.wait)
        continue
      }
      const outcome = yield* Effect.either(next(step, index))
      if (Either.isLeft(outcome)) return { exchanges, stopped: Option.some(outcome.left) }
      const { normal } = outcome.right
      exchanges.push({
        step: index + 1,
        request: `${step.method} ${step.path}`,
        response: normal,
        differences: differences(step.response, normal)
      })
    }
    return { exchanges, stopped: Option.none() }
  })
