/** Calls of hooks, as handlers make them. */
import * as Either from "effect/Either"
import { internal } from "../http/apiError.js"
import type { ApiError } from "../http/apiError.js"
import type { HookEvent, HookReply } from "../http/attempt.js"
import type { Call } from "../http/call.js"
import { clientIp } from "../http/call.js"
import type { Result } from "../http/result.js"
import type { HookName } from "../settings/hooks.js"
import type { Decoder } from "../standards/json/decode.js"
import { decodeText, struct } from "../standards/json/decode.js"
import type { Body } from "../standards/json/json.js"
import { writeJson } from "../standards/json/json.js"

/** How an event names its hook, which is not how the settings do. */
const eventNames: { readonly [N in HookName]: string } = {
  beforeUserCreated: "before-user-created",
  afterUserCreated: "after-user-created",
  customAccessToken: "customize-access-token",
  passwordVerification: "password-verification",
  mfaVerification: "mfa-verification",
  sendEmail: "send-email",
  sendSms: "send-sms"
}

type Members = { readonly [member: string]: Body }

export const isCalled = ({ hooks }: Call, name: HookName): boolean => hooks.has(name)

const eventOf = (call: Call, name: HookName, members: Members): HookEvent => {
  const ip = clientIp(call)
  const metadata = {
    uuid: call.random.uuid(),
    time: call.now(),
    name: eventNames[name],
    ip_address: ip === "" ? undefined : ip
  }
  return { name, body: writeJson({ metadata, ...members }) }
}

/** A reply that says something else than the server expects. */
export const unreadable = internal("Error unmarshaling JSON output.")

/** What a reply says; undefined when it has no body. */
const readReply = <A>(reply: HookReply, decoder: Decoder<A>): Result<A | undefined> =>
  Either.flatMap(reply, (text) =>
    text === undefined ? Either.right(undefined) : Either.mapLeft(decodeText(decoder, text), () => unreadable)
  )

/** An error that no client sees: the attempt says what it waits for, and is undone. */
const waiting: ApiError = { kind: "unhandled" }

/** Calls a hook while the request waits. Undefined when the hook has responded without a body. */
export const callHook = <A>(
  call: Call,
  name: HookName,
  members: Members,
  decoder: Decoder<A>
): Result<A | undefined> => {
  const event = eventOf(call, name, members)
  const reply = call.attempt.replies.get(event.body)
  if (reply !== undefined) return readReply(reply, decoder)
  call.attempt.wanted ??= { kind: "reply", event }
  return Either.left(waiting)
}

/** Of a hook that has nothing to say but an error. */
const nothing = struct("Output", {}, "v0hooks")

/** Calls a hook that has nothing to say but an error, if it is on. */
export const tellHook = (call: Call, name: HookName, members: () => Members): Result<void> =>
  isCalled(call, name) ? Either.map(callHook(call, name, members(), nothing), () => undefined) : Either.right(undefined)

/** The same when all is written, for good. Its error becomes that of the request, as `shown` has it. */
export const tellAfterwards = (
  call: Call,
  name: HookName,
  members: () => Members,
  shown: (error: ApiError) => ApiError
): void => {
  if (!isCalled(call, name)) return
  const event = eventOf(call, name, members())
  call.attempt.afterwards = { event, settle: (reply) => Either.mapLeft(readReply(reply, nothing), shown) }
}
