/** One operation as plain functions: from input to request, and from response to result. No I/O, no clock. */
import type { Issue } from "../check/issue.js"
import { issueIn, leniently } from "../check/shape.js"
import * as Classify from "../error/classify.js"
import * as Envelope from "../error/envelope.js"
import type { Evidence, Failure, Of, Particular } from "../error/failure.js"
import type { Symptoms } from "../error/hints/hint.js"
import * as Json from "../json.js"
import type { Endpoint, RequestParts } from "../protocol/endpoint.js"
import type { Redaction, Redactor } from "../redact/redaction.js"
import type { Result } from "../result.js"
import { attempt, err, ok } from "../result.js"
import type { HttpRequest } from "../transport/request.js"
import type { HttpResponse, TransportFailure } from "../transport/response.js"
import * as ResponseSize from "../transport/responseSize.js"
import * as SystemCode from "../transport/systemCode.js"
import * as Empty from "./empty.js"
import * as Path from "./path.js"

/** What is the same for all operations of a service. */
export interface Server {
  /** The prefix of the path. */
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  /** For one request, not for all attempts together. */
  readonly timeoutMillis: number
  /** In bytes; 64 MiB when left out. */
  readonly maxResponseSize?: number
  /** Whether failures keep the original response. By default they keep nothing that must not be logged. */
  readonly keepEvidence?: boolean
  /**
   * Whether a response may lack members, and have ids and timestamps of any form: a test double has only what its test
   * reads, and an older server sends less. By default it must be what this version of the server sends.
   */
  readonly isLenient?: boolean
  /** Redacts the data of a call in failures. Without it, failures show the original text. */
  readonly redaction?: Redaction
  /** The usual cause of a failure, and the way out: `hintFor` of the core, or nothing. It is long, so it is not loaded here. */
  readonly hintFor?: (symptoms: Symptoms) => string | undefined
}

/** The types of an operation. */
export interface Types {
  readonly Input: object
  readonly Body: unknown
  readonly Headers: unknown
  readonly Output: unknown
}

/** How a shell reads a successful response. */
export interface Reading<T extends Types> {
  /** Whether the body is valid for the output; by default, the guard of the endpoint. */
  readonly guard?: (body: unknown) => boolean
  /** How strict to be with a response without data; by default, only the server's own format is accepted. */
  readonly empty?: Empty.Check
  /** Reads the headers, under their lower-case names. */
  readonly headers?: (headers: HttpResponse["headers"]) => Result<T["Headers"], Issue>
  /** Turns the validated body into the output. */
  readonly output: (body: T["Body"], headers: T["Headers"], input: T["Input"]) => T["Output"]
  /** Which of the endpoint's errors this input can have; by default, all of them. */
  readonly errors?: (input: T["Input"]) => ReadonlyArray<Particular["_tag"]>
}

const queryText = (query: RequestParts["query"]): string => {
  if (query === undefined) return ""
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`
}

const notJson = ({ text }: HttpResponse): Issue => ({ path: "", expected: text === "" ? "is empty" : "is not JSON" })

const openly: Redactor = { show: (excerpts) => excerpts.map(({ text }) => text), isEcho: () => false }

const unreadable: Issue = { path: "", expected: "can't be read" }

export const invalidInput = (operation: string, { expected, path }: Issue): Of<"InvalidInput"> => ({
  _tag: "InvalidInput",
  operation,
  path,
  expected
})

/** One endpoint, ready for calls. What does not depend on the call is prepared once. */
export interface Exchange<T extends Types, Wire extends object> {
  /** Turns the input of the endpoint into the request. */
  readonly prepare: (input: Wire) => Result<HttpRequest, Of<"InvalidInput">>
  /**
   * The meaning of a response. `input` is that of the caller; it says what to redact in a failure. `now` returns the
   * time in Unix milliseconds.
   */
  readonly conclude: (response: HttpResponse, input: T["Input"], now: () => number) => Result<T["Output"], Failure>
  /** Why there is no response, without anything that a transport may have quoted from the request. */
  readonly withoutEcho: (failure: TransportFailure, input: T["Input"]) => TransportFailure
  /** The failure for a missing response. */
  readonly lost: (failure: TransportFailure) => Failure
}

export const make = <T extends Types, Wire extends object>(
  endpoint: Endpoint<Wire>,
  reading: Reading<T>,
  server: Server
): Exchange<T, Wire> => {
  const { method, name, response: check } = endpoint
  const { errors: errorsOf = () => endpoint.errors, headers: readHeaders, output } = reading
  const guard = reading.guard ?? check?.guard
  const isEmptyIssue = reading.empty ?? Empty.strict
  const toPath = Path.make(endpoint.path)
  const keeps = server.keepEvidence === true
  const redactorOf = server.redaction ?? (() => openly)

  const toHeaders = ({ audience, bearer }: RequestParts): Readonly<Record<string, string>> =>
    bearer === undefined && audience === undefined
      ? server.headers
      : {
          ...server.headers,
          ...(audience === undefined ? {} : { "x-jwt-aud": audience }),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` })
        }

  const toRequest = (input: Wire): Result<HttpRequest, Of<"InvalidInput">> => {
    const path = toPath(input)
    if (!path.ok) return err(invalidInput(name, { path: path.error, expected: "can't be part of a path" }))
    const parts = endpoint.request?.(input) ?? {}
    const body = parts.body === undefined ? ok(undefined) : Json.stringify(parts.body)
    if (!body.ok) return err(invalidInput(name, { path: "", expected: "can't be written as JSON" }))
    return ok({
      method,
      url: server.baseUrl + path.value + queryText(parts.query),
      headers: toHeaders(parts),
      body: body.value,
      traceHeaders: undefined,
      maxResponseSize: server.maxResponseSize
    })
  }

  const evidence = (response: HttpResponse): Evidence => (keeps ? { response } : {})

  const invalid = (response: HttpResponse, input: T["Input"], issue: Issue): Result<never, Failure> => {
    const { gateway, requestId } = Envelope.readGateway(response.headers, redactorOf(input).show)
    return err({
      _tag: "InvalidResponse",
      operation: name,
      status: response.status,
      gateway,
      ...(requestId === undefined ? {} : { requestId }),
      ...issue,
      ...evidence(response)
    })
  }

  const refused = (response: HttpResponse, input: T["Input"], now: () => number): Result<never, Failure> =>
    err({
      ...Classify.make(
        { name, errors: errorsOf(input) },
        response.status,
        Envelope.read(response, now()),
        redactorOf(input).show,
        server.hintFor
      ),
      ...evidence(response)
    })

  const succeeded = (response: HttpResponse, input: T["Input"]): Result<T["Output"], Failure> => {
    if (response.issue !== undefined) return invalid(response, input, response.issue)
    const headers = readHeaders?.(response.headers)
    if (headers?.ok === false) return invalid(response, input, headers.error)
    const give = (body: unknown) => ok(output(body, headers?.value, input))
    if (guard === undefined) {
      const issue = isEmptyIssue(response, endpoint.empty)
      return issue === undefined ? give(undefined) : invalid(response, input, issue)
    }
    // The text is created when it is read, which can fail as well: no engine has strings of any length.
    const json = Json.read(() => response.jsonText ?? response.text)
    if (!json.ok) return invalid(response, input, notJson(response))
    const body = json.value
    if (!guard(body)) {
      const issue = attempt(
        () => check && issueIn(server.isLenient === true ? leniently(check.shape) : check.shape, body)
      )
      if (!issue.ok) return invalid(response, input, unreadable)
      if (issue.value !== undefined) return invalid(response, input, issue.value)
    }
    return give(body)
  }

  return {
    prepare: (input) => {
      // Reading untyped input, or input with getters, can throw.
      const request = attempt(() => toRequest(input))
      return request.ok ? request.value : err(invalidInput(name, unreadable))
    },

    conclude: (response, input, now) => {
      const concluded = attempt(() =>
        ResponseSize.isSuccess(response.status) ? succeeded(response, input) : refused(response, input, now)
      )
      if (concluded.ok) return concluded.value
      // If reading a response throws, the call fails with an error.
      return err({
        _tag: "InvalidResponse",
        operation: name,
        status: response.status,
        gateway: {},
        ...unreadable,
        ...evidence(response),
        ...(keeps ? { thrown: { error: concluded.error } } : {})
      })
    },

    withoutEcho: (failure, input) =>
      SystemCode.isKnown(failure.reason) || !redactorOf(input).isEcho(failure.reason)
        ? failure
        : { ...failure, reason: "unknown" },

    lost: (failure) => {
      const { reason, sent } = failure
      if (reason === "timeout") return { _tag: "RequestTimeout", operation: name, milliseconds: server.timeoutMillis }
      const hint = server.hintFor?.({ operation: name, status: 0, code: undefined, reason })
      return {
        _tag: "ConnectionFailed",
        operation: name,
        reason,
        sent,
        ...(hint === undefined ? {} : { hint }),
        ...(keeps ? { failure } : {})
      }
    }
  }
}
