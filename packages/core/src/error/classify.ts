/** From an unsuccessful response to the error that it means. */
import { isNotUndefined } from "../predicate.js"
import type { Redactor } from "../redact/redaction.js"
import * as Envelope from "./envelope.js"
import type { CodedTag } from "./errors.js"
import { ofTag, onlyWithStatus } from "./ofTag.js"
import type { Explained, Failure, Particular } from "./failure.js"
import type { Symptoms } from "./hints/hint.js"

const hasCodes = (tag: string): tag is CodedTag => Object.hasOwn(ofTag, tag)

const codesOf = (tag: CodedTag): ReadonlyArray<string> => ofTag[tag]

const codedTags: ReadonlyArray<CodedTag> = Object.keys(ofTag).filter(hasCodes)

/** The tags that a code can mean, for the endpoints that list them. */
const meanings: ReadonlyMap<string, ReadonlyArray<CodedTag>> = new Map(
  codedTags.flatMap(codesOf).map((code) => [code, codedTags.filter((tag) => codesOf(tag).includes(code))] as const)
)

const isPossible = (tag: CodedTag, status: number): boolean => (onlyWithStatus[tag] ?? status) === status

interface Candidate extends Explained {
  readonly _tag: CodedTag
  readonly code: string
  readonly reasons?: ReadonlyArray<string>
}

/** Whether the code and the other members are those of the tag. */
const isParticular = (candidate: Candidate): candidate is Particular =>
  codesOf(candidate._tag).includes(candidate.code) &&
  (candidate._tag !== "WeakPassword" || candidate.reasons !== undefined)

/** The error of a code that the endpoint lists, if there is one. */
const particular = (
  endpoint: Endpoint,
  code: string,
  explained: Explained,
  reasons: ReadonlyArray<string>
): Particular | undefined => {
  const tag = meanings.get(code)?.find((tag) => endpoint.errors.includes(tag) && isPossible(tag, explained.status))
  if (tag === undefined) return undefined
  const candidate: Candidate = { _tag: tag, ...explained, code, ...(tag === "WeakPassword" ? { reasons } : {}) }
  return isParticular(candidate) ? candidate : undefined
}

const aboutCaller = new Set(["no_authorization", "bad_jwt", "session_not_found", "session_expired", "user_banned"])

/** Whether the server rejects the credentials, whatever the request. */
const isAboutCaller = (status: number, code: string | undefined): boolean =>
  // Servers before 2.145.0 send 401 for a role, too.
  (status === 401 && code !== "not_admin") ||
  (code !== undefined && aboutCaller.has(code)) ||
  // With 404 the requested user does not exist; with 403 it is the user of the token.
  (status === 403 && code === "user_not_found")

interface Endpoint {
  readonly name: string
  readonly errors: ReadonlyArray<Particular["_tag"]>
}

const nothing = () => undefined

/** The error of an unsuccessful response, in the words that may be shown, with a hint of `hintFor`. */
export const make = (
  endpoint: Endpoint,
  status: number,
  envelope: Envelope.Envelope,
  show: Redactor["show"],
  hintFor: (symptoms: Symptoms) => string | undefined = nothing
): Failure => {
  // The meaning is read from the response as it came; only redacted texts are shown.
  const ours = hintFor({ operation: endpoint.name, status, code: envelope.code, reason: envelope.reason ?? "" })
  const shown = Envelope.redacted(envelope, show)
  // What a gateway suggests comes first: it knows which of its rules it applied.
  const hint = [shown.hint, ours].filter(isNotUndefined).join(" ")
  const explained: Explained = {
    operation: endpoint.name,
    status,
    gateway: shown.gateway,
    reason: shown.reason,
    ...(shown.requestId === undefined ? {} : { requestId: shown.requestId }),
    ...(hint === "" ? {} : { hint })
  }
  const { code } = shown
  const pause = envelope.retryAfter === undefined ? {} : { retryAfter: envelope.retryAfter }
  // A hook chooses any status, also those of credentials and of limits.
  if (envelope.code === "unknown" && status < 500) {
    const rejected = particular(endpoint, "unknown", explained, [])
    if (rejected !== undefined) return rejected
  }
  if (isAboutCaller(status, envelope.code)) return { _tag: "Unauthenticated", ...explained, code }
  if (status === 429) return { _tag: "RateLimited", ...explained, code, ...pause }
  if (status >= 500) return { _tag: "ServerError", ...explained, code, ...pause }
  return (
    particular(endpoint, envelope.code ?? "", explained, shown.weakPasswordReasons) ?? {
      _tag: "UnexpectedAnswer",
      ...explained,
      code
    }
  )
}
