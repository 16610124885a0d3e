/** Turns an endpoint into the function of the service: the only place that speaks to the server. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import type { AdminError } from "../AdminError.js"
import { ConnectionFailed, InvalidInput, InvalidResponse, RequestTimeout } from "../AdminError.js"
import type { Endpoint, RequestParts, Types } from "../Endpoint.js"
import type { AnySchemas } from "../Metadata.js"
import * as Metadata from "../Metadata.js"
import * as Secret from "../Secret.js"
import * as Check from "./check.js"
import * as Deadline from "./deadline.js"
import * as Envelope from "./envelope.js"
import * as Issue from "./issue.js"
import * as Observe from "./observe.js"
import * as Path from "./path.js"
import * as Refusal from "./refusal.js"
import * as Retry from "./retry.js"
import { retype } from "./retype.js"
import * as Scrub from "./scrub.js"
import type { Send, WireAnswer, WireRequest } from "./wire.js"

/** What is the same for all operations of a service. */
export interface Transport {
  readonly send: Effect.Effect<Send>
  readonly baseUrl: URL
  readonly headers: Readonly<Record<string, string>>
  /** The key, and whatever else in the headers must not be seen. */
  readonly secrets: ReadonlyArray<string>
  /** For one request, not for all attempts together. */
  readonly timeoutMillis: number
  readonly retry: Retry.Policy
}

const queryText = (query: RequestParts["query"]): string => {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]]
  )
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`
}

const isSuccess = (answer: WireAnswer) => answer.status >= 200 && answer.status < 300

const parseJson = Schema.decodeUnknownOption(Schema.parseJson())

/** A call that was checked, ready to be sent. */
interface Prepared<T extends Types> {
  readonly input: T["Input"]
  readonly schemas: AnySchemas | undefined
  readonly request: Omit<WireRequest, "traceHeaders">
}

/** The function of one endpoint. What can be known before the first call is made ready here. */
export const make = <T extends Types>(endpoint: Endpoint<T>, transport: Transport) => {
  const { name } = endpoint
  const observed = Observe.operation(name)
  const checkInput = Check.make(endpoint.input, { unknownMembers: "refuse" })
  const checkAnswer =
    endpoint.answer === undefined ? undefined : Check.make(endpoint.answer, { unknownMembers: "keep" })
  const readHeaders = endpoint.headers === undefined ? undefined : Schema.decodeUnknownEither(endpoint.headers)
  const template = endpoint.path.map((part) => `/${typeof part === "string" ? part : `{${part.from}}`}`).join("")
  const basePath = (transport.baseUrl.origin + transport.baseUrl.pathname).replace(/\/+$/, "")

  const invalidInput = ({ expected, path }: Issue.Finding) => new InvalidInput({ operation: name, path, expected })

  const toPath = (input: T["Input"]): Either.Either<string, InvalidInput> =>
    Either.mapLeft(
      Path.make(endpoint.path.map((part) => (typeof part === "string" ? part : String(Reflect.get(input, part.from))))),
      (index) => {
        const part = endpoint.path[index]
        return invalidInput({
          path: Predicate.isString(part) ? "" : (part?.from ?? ""),
          expected: "can't stand in a path"
        })
      }
    )

  const toJson = (body: object): Either.Either<string, InvalidInput> =>
    Either.try({
      try: () => JSON.stringify(body),
      catch: () => invalidInput({ path: "", expected: "can't be written as JSON" })
    })

  const toRequest = (input: T["Input"]): Either.Either<Omit<WireRequest, "traceHeaders">, InvalidInput> =>
    Either.gen(function* () {
      const path = yield* toPath(input)
      const { audience, bearer, body, query } = endpoint.request?.(input) ?? {}
      return {
        method: endpoint.method,
        url: basePath + path + queryText(query),
        headers:
          bearer === undefined && audience === undefined
            ? transport.headers
            : {
                ...transport.headers,
                ...(audience === undefined ? {} : { "x-jwt-aud": audience }),
                ...(bearer === undefined ? {} : { authorization: `Bearer ${Secret.reveal(bearer)}` })
              },
        body: body === undefined ? undefined : yield* toJson(body)
      }
    })

  const attempt = (request: Omit<WireRequest, "traceHeaders">, tally: Observe.Tally) =>
    Observe.request(
      { method: endpoint.method, template, server: transport.baseUrl, attempt: ++tally.attempts },
      (traceHeaders) => Effect.flatMap(transport.send, (send) => send({ ...request, traceHeaders }))
    ).pipe(
      Effect.mapError(({ reason, sent }) => new ConnectionFailed({ operation: name, reason, sent })),
      (request) =>
        Number.isFinite(transport.timeoutMillis)
          ? Deadline.within(
              request,
              transport.timeoutMillis,
              () => new RequestTimeout({ operation: name, milliseconds: transport.timeoutMillis })
            )
          : request,
      Effect.tap((answer) => {
        tally.status = answer.status
      })
    )

  /** What of this call must not be seen in what the server says of it. */
  const carriedBy = (input: T["Input"]): Scrub.Carried => {
    const { secrets, texts } = Scrub.carriedBy(input)
    return { secrets: transport.secrets.concat(secrets), texts }
  }

  const fail = (answer: WireAnswer, input: T["Input"]): Effect.Effect<never, AdminError> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      Effect.fail(Refusal.make(endpoint, answer.status, Envelope.read(answer, now), carriedBy(input)))
    )

  const succeed = (
    answer: WireAnswer,
    input: T["Input"],
    schemas: AnySchemas | undefined
  ): Either.Either<T["Output"], InvalidResponse> =>
    Either.mapLeft(readAnswer(answer, input, schemas), (finding) => {
      const { gateway, requestId } = Envelope.readGateway(answer.headers, carriedBy(input))
      const request = requestId === undefined ? {} : { requestId }
      return new InvalidResponse({ operation: name, status: answer.status, gateway, ...request, ...finding })
    })

  const readAnswer = (answer: WireAnswer, input: T["Input"], schemas: AnySchemas | undefined) =>
    Either.gen(function* () {
      const headers =
        readHeaders === undefined
          ? undefined
          : yield* Either.mapLeft(readHeaders(answer.headers), ({ issue }) => Issue.find(issue, { ours: true }))
      if (checkAnswer === undefined) return endpoint.output(undefined, headers, input)
      const body = yield* Either.fromOption(parseJson(answer.text), () => ({
        path: "",
        expected: answer.text === "" ? "is empty" : "is not JSON"
      }))
      const wrong = checkAnswer(body)
      if (Option.isSome(wrong)) return yield* Either.left(wrong.value)
      const typed =
        schemas === undefined || endpoint.users === undefined ? body : yield* retype(body, endpoint.users, schemas)
      return endpoint.output(typed, headers, input)
    })

  /** What a call gives, checked. Reading what a caller gives can throw, where no types are or a getter does. */
  const prepare = (args: ReadonlyArray<unknown>): Either.Either<Prepared<T>, InvalidInput> =>
    Either.try({
      try: () =>
        Either.gen(function* () {
          const input = endpoint.arguments(...args)
          yield* Option.match(checkInput(input), {
            onNone: () => Either.void,
            onSome: (wrong) => Either.left(invalidInput(wrong))
          })
          const schemas = args[endpoint.arguments.length]
          return Metadata.isSchemas(schemas)
            ? { input, schemas, request: yield* toRequest(input) }
            : yield* Either.left(invalidInput({ path: "metadata", expected: "should hold schemas" }))
        }),
      catch: () => invalidInput({ path: "", expected: "can't be read" })
    }).pipe(Either.flatMap((prepared) => prepared))

  const run = (
    { input, request, schemas }: Prepared<T>,
    tally: Observe.Tally
  ): Effect.Effect<T["Output"], AdminError> =>
    Retry.apply(
      Effect.flatMap(
        Effect.suspend(() => attempt(request, tally)),
        (answer) => (isSuccess(answer) ? succeed(answer, input, schemas) : fail(answer, input))
      ),
      endpoint.method,
      transport.retry
    )

  return (...args: ReadonlyArray<unknown>): Effect.Effect<T["Output"], AdminError> =>
    Effect.suspend(() => {
      const tally: Observe.Tally = { attempts: 0, status: undefined }
      return observed(
        Effect.flatMap(prepare(args), (prepared) => run(prepared, tally)),
        tally
      )
    })
}
