/** Calls of hooks over HTTP: how often, for how long, and what a response means. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { badRequest, internal, unhandled, unprocessable } from "../http/apiError.js"
import type { HookEvent, HookReply } from "../http/attempt.js"
import type { Result } from "../http/result.js"
import type { HookName, HookSettings } from "../settings/hooks.js"
import type { Timestamp } from "../standards/time/timestamp.js"
import { unixSeconds } from "../standards/time/timestamp.js"
import { mediaTypeOf } from "./mediaType.js"
import { rejectionIn } from "./rejection.js"
import { signaturesOf } from "./signature.js"

/** Sends the request of a hook. */
export type SendHook = (
  event: HookEvent,
  url: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal }
) => Promise<Response>

export interface DispatcherParts {
  readonly hooks: { readonly [N in HookName]: HookSettings }
  /** Those that have no URL. */
  readonly functions: ReadonlySet<HookName>
  readonly send: SendHook
  readonly uuid: () => string
}

const attempts = 3
const longest = 5
/** How many bytes of a response are read. */
const limit = 204_800

const tooSlow = unprocessable(
  "hook_timeout",
  `Failed to reach hook within maximum time of ${longest.toFixed(6)} seconds`
)
const unreachable = unprocessable("hook_timeout_after_retry", "Failed to reach hook after maximum retries")
const tooLarge = unprocessable("hook_payload_over_size_limit", `Payload size exceeded size limit of ${limit} bytes`)
const busy = internal("Service currently unavailable due to hook")
const invalidType = (message: string) => badRequest("hook_payload_invalid_content_type", message)

/** What is done with a response: it is a reply, or the hook is asked once more. */
type Outcome = HookReply | "again"

const checkType = (contentType: string | null): Result<void> => {
  if (contentType === null || contentType === "") {
    return Either.left(invalidType("Invalid Content-Type: Missing Content-Type header"))
  }
  return Either.match(mediaTypeOf(contentType), {
    onLeft: (problem) => Either.left(invalidType(`Invalid Content-Type header: ${problem}`)),
    onRight: (type) =>
      type === "application/json"
        ? Either.right(undefined)
        : Either.left(invalidType(`Invalid JSON response. Received content-type: ${contentType}`))
  })
}

/** A response that breaks off, or does not end in time. */
const brokenOff = (url: string): HookReply => Either.left(internal(`Error running hook URI: ${url}`))

/** The body as far as it counts: undefined when there is more. */
const readUpTo = (most: number, response: Response) =>
  Effect.suspend(() => {
    const reader = response.body?.getReader()
    if (reader === undefined) return Effect.succeed("")
    const read = Effect.gen(function* () {
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
      let text = ""
      for (let size = 0; size <= most;) {
        const { done, value } = yield* Effect.tryPromise(() => reader.read())
        if (done) return text + decoder.decode()
        size += value.length
        text += decoder.decode(value, { stream: true })
      }
      return undefined
    })
    return Effect.ensuring(
      read,
      Effect.sync(() => {
        reader.cancel().catch(() => undefined)
      })
    )
  })

const readBody = (response: Response, url: string): Effect.Effect<HookReply> =>
  readUpTo(limit, response).pipe(
    Effect.map((body): HookReply => {
      if (body === undefined) return Either.left(tooLarge)
      const rejection = rejectionIn(body)
      return rejection === undefined ? Either.right(body) : Either.left(rejection)
    }),
    Effect.orElseSucceed(() => brokenOff(url))
  )

const failed = (message: string): Effect.Effect<HookReply> => Effect.succeed(Either.left(internal(message)))

const readResponse = (response: Response, url: string): Effect.Effect<Outcome> => {
  const { headers, status } = response
  switch (status) {
    case 204:
      return Effect.succeed(Either.right(undefined))
    case 200:
    case 202:
      return Either.match(checkType(headers.get("content-type")), {
        onLeft: (error): Effect.Effect<HookReply> => Effect.succeed(Either.left(error)),
        onRight: () => readBody(response, url)
      })
    case 429:
    case 503:
      return Effect.succeed((headers.get("retry-after") ?? "") === "" ? Either.left(busy) : "again")
    case 400:
      return failed("Invalid payload sent to hook")
    case 401:
      return failed("Hook requires authorization token")
    default:
      return failed(`Unexpected status code returned from hook: ${status}`)
  }
}

/** One event on its way: when each attempt begins, and how it stands with the response. */
interface Delivery {
  readonly event: HookEvent
  readonly now: () => Timestamp
  responding: boolean
}

/** Calls hooks as the server does. Never fails: what goes wrong is a reply too. */
export const makeDispatcher = ({ functions, hooks, send, uuid }: DispatcherParts) => {
  const once = (delivery: Delivery): Effect.Effect<Outcome, "lost"> => {
    const { event } = delivery
    const { secrets, uri } = hooks[event.name]
    const id = uuid()
    const seconds = unixSeconds(delivery.now())
    const signed = signaturesOf(secrets, id, seconds, event.body)
    if (Either.isLeft(signed)) return failed(`Error generating signatures: ${signed.left}`)
    const headers = {
      "Content-Type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signed.right,
      "Accept-Encoding": "identity",
      "User-Agent": "Go-http-client/1.1"
    }
    const sent = Effect.tryPromise({
      try: (signal) => send(event, uri, { headers, signal }),
      catch: () => "lost" as const
    })
    return Effect.flatMap(sent, (response) => {
      delivery.responding = true
      return Effect.tap(readResponse(response, uri), () => Effect.sync(() => (delivery.responding = false)))
    })
  }

  const deliver = (delivery: Delivery, left: number): Effect.Effect<HookReply> =>
    left === 0
      ? Effect.succeed(Either.left(busy))
      : Effect.matchEffect(
          Effect.suspend(() => once(delivery)),
          {
            onFailure: () =>
              left === 1
                ? Effect.succeed(Either.left(unreachable))
                : Effect.delay(deliver(delivery, left - 1), "2 seconds"),
            onSuccess: (outcome) => (outcome === "again" ? deliver(delivery, left - 1) : Effect.succeed(outcome))
          }
        )

  return (event: HookEvent, now: () => Timestamp): Effect.Effect<HookReply> =>
    Effect.suspend(() => {
      const { uri } = hooks[event.name]
      // Of a URL that it can't call the server tells the client nothing.
      if (!functions.has(event.name) && !/^https?:/.test(uri)) return Effect.succeed(Either.left(unhandled))
      const delivery: Delivery = { event, now, responding: false }
      return Effect.timeout(deliver(delivery, attempts), `${longest} seconds`).pipe(
        Effect.orElseSucceed(() => (delivery.responding ? brokenOff(uri) : Either.left(tooSlow)))
      )
    })
}
