/** What all operations of a service have in common, made from its options. */
import { hintFor } from "@gotrue-effect/core/error/hints"
import type { Server } from "@gotrue-effect/core/exchange/exchange"
import * as Redaction from "@gotrue-effect/core/redact/redaction"
import type { Reveal } from "@gotrue-effect/core/redact/sensitive"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { InvalidApiKey, InvalidInput } from "../../AdminError.js"
import * as ApiKey from "../../ApiKey.js"
import { allowBrowser } from "./allowBrowser.js"
import * as Browser from "./browser.js"
import * as CallerHeaders from "./callerHeaders.js"
import * as Limits from "./limits.js"
import type { Options } from "./options.js"
import type { CallSettings } from "../callSettings.js"
import * as Retry from "../retry.js"
import * as Steps from "../schedule.js"
import type { Send } from "../transport/send.js"
import { trimSlashes } from "./trimSlashes.js"
import { version } from "./version.js"

/** What is the same for all operations of a service. */
export interface Connection extends Server {
  readonly send: Send
  /** Whether requests go through an `HttpClient`, which can be transformed; they do unless this is `false`. */
  readonly hasClient?: false
  /** The attributes of the server in spans. */
  readonly server?: URL
  readonly retry: Retry.Policy
}

interface Settings extends Omit<Connection, "send"> {
  /** The names of the headers that are redacted. */
  readonly secretHeaders: ReadonlyArray<string>
}

const reveal: Reveal = (value) => (Redacted.isRedacted(value) ? { inside: Redacted.value(value) } : undefined)

const noUrl = "should be an http or https URL without user, query and fragment"

/** What people copy instead of the server's URL. */
const isElsewhere = ({ hostname, pathname }: URL): boolean =>
  /^(?:www\.|app\.)?supabase\.(?:com|io)$/.test(hostname) ||
  /\/(?:rest|storage|functions|realtime|graphql)\/v1\/?$/.test(pathname)

const parseUrl = (url: string | URL): Effect.Effect<URL, InvalidInput> =>
  Effect.try({
    try: () => new URL(url),
    catch: () => noUrl
  }).pipe(
    Effect.filterOrFail(
      ({ hash, password, protocol, search, username }) =>
        /^https?:$/.test(protocol) && username + password + search + hash === "",
      () => noUrl
    ),
    Effect.filterOrFail(
      (url) => !isElsewhere(url),
      () => "should be that of the auth server, such as https://<project>.supabase.co/auth/v1"
    ),
    Effect.mapError((expected) => new InvalidInput({ operation: "GoTrueAdmin.make", path: "url", expected }))
  )

/** An environment variable that is not set is an invalid key, whatever the types say. */
const readKey = (key: unknown): Redacted.Redacted => {
  const text = Redacted.isRedacted(key) ? Redacted.value(key) : key
  return Redacted.make(typeof text === "string" ? text : "")
}

/** The connection of one call, with the settings of its fiber. */
export const withSettings = (
  connection: Connection,
  { headers, retry, timeout }: CallSettings
): Effect.Effect<Connection, InvalidInput> =>
  Effect.gen(function* () {
    const own = headers === undefined ? undefined : yield* CallerHeaders.read(headers)
    return {
      ...connection,
      headers: own === undefined ? connection.headers : { ...connection.headers, ...own.values },
      retry: retry === undefined ? connection.retry : yield* toPolicy(retry),
      timeoutMillis:
        timeout === undefined ? connection.timeoutMillis : Duration.toMillis(yield* Limits.time("timeout", timeout))
    }
  })

const toPolicy = (retry: Options["retry"] = {}): Effect.Effect<Retry.Policy, InvalidInput> =>
  Effect.gen(function* () {
    if (retry === false) return undefined
    const { longestRetryAfter = "30 seconds", schedule, total = Retry.usualTotal } = retry
    return Retry.policy(
      schedule === undefined ? Steps.usual : Steps.ofErrors(schedule),
      yield* Limits.pause("retry.longestRetryAfter", longestRetryAfter),
      yield* Limits.pause("retry.total", total)
    )
  })

export const make = (options: Options): Effect.Effect<Settings, InvalidApiKey | InvalidInput> =>
  Effect.gen(function* () {
    if (Browser.isOne() && options[allowBrowser] !== true) {
      return yield* new InvalidApiKey({ reason: "browser" })
    }
    const baseUrl = yield* parseUrl(options.url)
    const key = readKey(options.key)
    const keyHeaders = yield* Either.match(
      ApiKey.headers(key, { secretKeyAsBearer: options.secretKeyAsBearer ?? false }),
      { onLeft: Effect.fail, onRight: Effect.succeed }
    )
    const callerHeaders = yield* CallerHeaders.read(options.headers ?? {})
    return {
      baseUrl: trimSlashes(baseUrl.origin + baseUrl.pathname),
      server: baseUrl,
      headers: {
        "x-supabase-api-version": "2024-01-01",
        "x-client-info": `gotrue-effect/${version}`,
        ...keyHeaders,
        ...callerHeaders.values
      },
      secretHeaders: callerHeaders.secretNames,
      hintFor,
      redaction: Redaction.make({ secrets: [Redacted.value(key), ...callerHeaders.secrets], reveal }),
      timeoutMillis: Duration.toMillis(yield* Limits.time("timeout", options.timeout ?? "30 seconds")),
      maxResponseSize: yield* Limits.size("maxResponseSize", options.maxResponseSize ?? ResponseSize.usual),
      retry: yield* toPolicy(options.retry)
    }
  })
