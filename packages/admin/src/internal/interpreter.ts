/** Turns an endpoint into a function that speaks to the server: the only place that does. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { Endpoint, RequestParts, Types } from "../Endpoint.js"
import * as Secret from "../Secret.js"
import * as Call from "./call.js"
import * as Empty from "./empty.js"
import * as Envelope from "./envelope.js"
import type { Evidence, Fault, Of } from "./fault.js"
import type { Finding } from "./finding.js"
import * as Json from "./json.js"
import * as Observe from "./observe.js"
import * as Path from "./path.js"
import * as Refusal from "./refusal.js"
import * as ResponseSize from "./responseSize.js"
import * as Retry from "./retry.js"
import * as Scrub from "./scrub.js"
import * as SystemCode from "./systemCode.js"
import type { Send, WireAnswer, WireFailure, WireRequest } from "./wire.js"

/** What is the same for all operations of a service. */
export interface Transport {
  readonly send: Send
  /** What stands before the path. */
  readonly baseUrl: string
  /** What spans tell of the server. */
  readonly server?: URL
  readonly headers: Readonly<Record<string, string>>
  /** The key, and whatever else in the headers must not be seen. */
  readonly secrets: ReadonlyArray<string>
  /** For one request, not for all attempts together. */
  readonly timeoutMillis: number
  readonly retry: Retry.Policy
  /** In bytes; what is usual when not given. */
  readonly maxResponseSize?: number
  /** Whether faults keep what the server said word for word. By default nothing is kept that must not be logged. */
  readonly keepEvidence?: boolean
}

/** What a caller gave, as the endpoint understands it. */
interface Accepted<Input> {
  readonly input: Input
  /** What the caller wants to see in place of a good answer. */
  readonly retype?: ((body: unknown) => Either.Either<unknown, Finding>) | undefined
}

/** What a face of the library adds to an endpoint: how it takes what callers give, and how it explains a bad answer. */
export interface Face<Input, Arguments extends ReadonlyArray<unknown> = ReadonlyArray<unknown>> {
  /** Reading what a caller gives can throw, where no types are or a getter does. */
  readonly accept: (args: Arguments) => Either.Either<Accepted<Input>, Finding>
  /** What is wrong with a body that the endpoint's own check refused. */
  readonly explain: (body: unknown) => Effect.Effect<Option.Option<Finding>>
  /** How exactly an answer without data must be what the server sends; as it is sent when not given. */
  readonly empty?: Empty.Check
}

/** A call that was accepted, ready to be sent. */
interface Prepared<Input> {
  readonly accepted: Accepted<Input>
  readonly request: WireRequest
}

const queryText = (query: RequestParts["query"]): string => {
  if (query === undefined) return ""
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`
}

const notJson = ({ text }: WireAnswer): Finding => ({ path: "", expected: text === "" ? "is empty" : "is not JSON" })

const unreadable: Finding = { path: "", expected: "can't be read" }

/** The function of one endpoint. What can be known before the first call is made ready here. */
export const make = <T extends Types, Arguments extends ReadonlyArray<unknown>>(
  endpoint: Endpoint<T>,
  face: Face<T["Input"], Arguments>,
  transport: Transport
) => {
  const { answer: isRight, empty, headers: readHeaders, name, output } = endpoint
  const observed = Observe.operation(name)
  const toPath = Path.make(endpoint.path)
  const requested = Observe.request({
    method: endpoint.method,
    template: Path.template(endpoint.path),
    server: transport.server
  })

  const invalidInput = (path: string, expected: string): Of<"InvalidInput"> => ({
    _tag: "InvalidInput",
    operation: name,
    path,
    expected
  })

  const toHeaders = ({ audience, bearer }: RequestParts): Readonly<Record<string, string>> =>
    bearer === undefined && audience === undefined
      ? transport.headers
      : {
          ...transport.headers,
          ...(audience === undefined ? {} : { "x-jwt-aud": audience }),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${Secret.reveal(bearer)}` })
        }

  const toRequest = (input: T["Input"]): Either.Either<WireRequest, Of<"InvalidInput">> => {
    const path = toPath(input)
    if (Either.isLeft(path)) return Either.left(invalidInput(path.left, "can't stand in a path"))
    const parts = endpoint.request?.(input) ?? {}
    const body = parts.body === undefined ? Either.right(undefined) : Json.stringify(parts.body)
    if (Either.isLeft(body)) return Either.left(invalidInput("", "can't be written as JSON"))
    return Either.right({
      method: endpoint.method,
      url: transport.baseUrl + path.right + queryText(parts.query),
      headers: toHeaders(parts),
      body: body.right,
      traceHeaders: undefined,
      maxResponseSize: transport.maxResponseSize
    })
  }

  const prepare = (args: Arguments): Either.Either<Prepared<T["Input"]>, Of<"InvalidInput">> => {
    const accepted = face.accept(args)
    if (Either.isLeft(accepted)) return Either.left(invalidInput(accepted.left.path, accepted.left.expected))
    const request = toRequest(accepted.right.input)
    return Either.isLeft(request)
      ? Either.left(request.left)
      : Either.right({ accepted: accepted.right, request: request.right })
  }

  const prepareSafely = (args: Arguments): ReturnType<typeof prepare> =>
    Either.flatMap(
      Either.try({ try: () => prepare(args), catch: () => invalidInput("", "can't be read") }),
      (prepared) => prepared
    )

  const lost = (failure: WireFailure): Fault =>
    failure.reason === "timeout"
      ? { _tag: "RequestTimeout", operation: name, milliseconds: transport.timeoutMillis }
      : {
          _tag: "ConnectionFailed",
          operation: name,
          reason: failure.reason,
          sent: failure.sent,
          ...(transport.keepEvidence === true ? { failure } : {})
        }

  /** What of this call must not be seen in what the server says of it. */
  const carriedBy = (input: T["Input"]): Scrub.Carried => {
    if (transport.keepEvidence === true) return Scrub.nothing
    const { secrets, texts } = Scrub.carriedBy(input)
    return { secrets: transport.secrets.concat(secrets), texts }
  }

  /** A transport of somebody's own can give any code, and one that quotes the request. */
  const withoutEcho = (failure: WireFailure, input: T["Input"]): WireFailure =>
    SystemCode.isOneOf(failure.reason) || !Scrub.isEcho(failure.reason, carriedBy(input))
      ? failure
      : { ...failure, reason: "unknown" }

  const evidence = (answer: WireAnswer): Evidence => (transport.keepEvidence === true ? { answer } : {})

  const refused = (answer: WireAnswer, input: T["Input"], { clock }: Call.Call): Effect.Effect<never, Fault> =>
    Effect.fail({
      ...Refusal.make(
        endpoint,
        answer.status,
        Envelope.read(answer, clock.unsafeCurrentTimeMillis()),
        carriedBy(input)
      ),
      ...evidence(answer)
    })

  const invalidResponse = (answer: WireAnswer, input: T["Input"], finding: Finding): Effect.Effect<never, Fault> => {
    const { gateway, requestId } = Envelope.readGateway(answer.headers, carriedBy(input))
    return Effect.fail({
      _tag: "InvalidResponse",
      operation: name,
      status: answer.status,
      gateway,
      ...(requestId === undefined ? {} : { requestId }),
      ...finding,
      ...evidence(answer)
    })
  }

  const answered = (answer: WireAnswer, { input, retype }: Accepted<T["Input"]>): Effect.Effect<T["Output"], Fault> => {
    const invalid = (finding: Finding) => invalidResponse(answer, input, finding)
    if (answer.issue !== undefined) return invalid(answer.issue)
    const headers = readHeaders?.(answer.headers)
    if (headers !== undefined && Either.isLeft(headers)) return invalid(headers.left)
    const give = (body: unknown) => Effect.succeed(output(body, headers?.right, input))
    if (isRight === undefined) {
      const finding = (face.empty ?? Empty.strict)(answer, empty)
      return finding === undefined ? give(undefined) : invalid(finding)
    }

    const json = Json.read(() => answer.jsonText ?? answer.text)
    if (Option.isNone(json)) return invalid(notJson(answer))
    const retyped = (body: unknown) => {
      const typed = retype?.(body)
      return typed === undefined ? give(body) : Either.isLeft(typed) ? invalid(typed.left) : give(typed.right)
    }
    return isRight(json.value)
      ? retyped(json.value)
      : Effect.flatMap(
          Effect.catchAllDefect(face.explain(json.value), () => Effect.succeedSome(unreadable)),
          (finding) => (Option.isSome(finding) ? invalid(finding.value) : retyped(json.value))
        )
  }

  const attempt = ({ accepted, request }: Prepared<T["Input"]>, call: Call.Call): Effect.Effect<T["Output"], Fault> => {
    call.attempts++
    const send: Send = (request, resume, fiber) =>
      transport.send(
        request,
        (result) =>
          resume(
            Exit.isSuccess(result) ? result : Exit.mapError(result, (failure) => withoutEcho(failure, accepted.input))
          ),
        fiber
      )
    const sent = requested(call, (traceHeaders) =>
      Call.send(
        call,
        { send, timeoutMillis: transport.timeoutMillis },
        traceHeaders === undefined ? request : { ...request, traceHeaders }
      )
    )
    return Effect.matchCauseEffect(sent, {
      onFailure: (cause) => Effect.failCause(Cause.map(cause, lost)),
      onSuccess: (answer) => {
        call.status = answer.status
        return understood(answer, accepted, call)
      }
    })
  }

  /** Whatever an answer holds, reading it fails as an error of the call. */
  const understood = (
    answer: WireAnswer,
    accepted: Accepted<T["Input"]>,
    call: Call.Call
  ): Effect.Effect<T["Output"], Fault> =>
    Either.getOrElse(
      Either.try({
        try: () =>
          ResponseSize.isGood(answer.status) ? answered(answer, accepted) : refused(answer, accepted.input, call),
        catch: (error) => error
      }),
      // Who keeps the evidence wants to see what was thrown: auth-js throws it.
      (error): Effect.Effect<never, Fault> =>
        transport.keepEvidence === true
          ? Effect.die(error)
          : Effect.fail({ _tag: "InvalidResponse", operation: name, status: answer.status, gateway: {}, ...unreadable })
    )

  return (...args: Arguments): Effect.Effect<T["Output"], Fault> =>
    observed((call) => {
      const prepared = prepareSafely(args)
      return Either.isLeft(prepared)
        ? Effect.fail(prepared.left)
        : Retry.apply(() => attempt(prepared.right, call), endpoint.method, transport.retry)
    })
}
