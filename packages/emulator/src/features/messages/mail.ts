import * as Either from "effect/Either"
import type { Message, User } from "../../database/rows.js"
import { badRequest, internal, tooMany } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { goQuote } from "../../standards/text/quote.js"
import type { Limiter } from "../../standards/time/rateLimit.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import { second, toMicroseconds } from "../../standards/time/timestamp.js"
import { sendByHook } from "../hooks/sending.js"
import type { TokenType } from "../queries/oneTimeTokens.js"
import { createOneTimeToken } from "../queries/oneTimeTokens.js"
import type { LoadedUser } from "../users/userBody.js"
import { saveUser } from "../users/users.js"
import type { LinkKind } from "./links.js"
import { actionLink, referrer, serverUrl } from "./links.js"
import { tokenHash } from "./tokenHash.js"

type Sent = Result<User>

/** Puts a message where a test can read it. */
export const deliver = (call: Call, message: Omit<Message, "id" | "created_at">): void => {
  const { outbox, undoLog } = call.db
  const sent = { ...message, id: call.random.uuid(), created_at: toMicroseconds(call.now()) }
  outbox.table.insert(sent)
  undoLog.after(() => outbox.justSent.push(sent))
}

/** Why nothing may be sent yet to somebody to whom something was sent before. */
export const tooSoon = (call: Call, sentAt: Timestamp | null, pause: bigint): string | undefined => {
  if (sentAt === null) return undefined
  const left = sentAt + pause - call.now()
  return left > 0n ? `For security purposes, you can only request this after ${left / second} seconds.` : undefined
}

/** An address without what stands between a plus and the at sign. */
const withoutTag = (address: string): string => {
  for (let plus = address.indexOf("+"); plus >= 0;) {
    const at = address.indexOf("@", plus)
    if (at < 0) return address
    if (at > plus + 1) return address.slice(0, plus) + address.slice(at)
    plus = address.indexOf("+", at)
  }
  return address
}

const isAuthorized = ({ settings }: Call, address: string): boolean => {
  const { authorizedAddresses } = settings.external
  const plain = withoutTag(address).toLowerCase()
  return authorizedAddresses.length === 0 || authorizedAddresses.some((each) => each.toLowerCase() === plain)
}

/** Counts a mail or a text, once for all attempts at a request; false for one too many. */
export const countMessage = ({ attempt, now }: Call, limiter: Limiter): boolean => {
  const at = now()
  const take = () => limiter.take(at)
  return attempt.tape === undefined ? take() : attempt.tape.counts.next(take)
}

/** Whether mail may be sent at all to these addresses. */
const mayMail = (call: Call, addresses: ReadonlyArray<string>): Result<void> => {
  const unauthorized = addresses.find((address) => address !== "" && !isAuthorized(call, address))
  if (unauthorized !== undefined) {
    const message = `Email address ${goQuote(unauthorized)} cannot be used as it is not authorized`
    return Either.left(badRequest("email_address_not_authorized", message))
  }
  // Who confirms addresses at once is counted only as far as nothing may be sent at all.
  const { mailer, rateLimit } = call.settings
  const may = rateLimit.emailSent.events !== 0 && (mailer.autoconfirm || countMessage(call, call.limits.mails))
  return may ? Either.right(undefined) : Either.left(tooMany("over_email_send_rate_limit", "email rate limit exceeded"))
}

/** The kinds of mail with one code, and where its traces are kept. */
const kinds = {
  signup: { token: "confirmation_token", sentAt: "confirmation_sent_at", name: "confirmation", pauses: true },
  invite: { token: "confirmation_token", sentAt: "confirmation_sent_at", name: "invite", pauses: false },
  recovery: { token: "recovery_token", sentAt: "recovery_sent_at", name: "recovery", pauses: true },
  magiclink: { token: "recovery_token", sentAt: "recovery_sent_at", name: "magic link", pauses: true },
  reauthentication: {
    token: "reauthentication_token",
    sentAt: "reauthentication_sent_at",
    name: "reauthentication",
    pauses: true
  }
} as const satisfies {
  readonly [kind: string]: {
    readonly token: TokenType & keyof User
    readonly sentAt: keyof User
    readonly name: string
    readonly pauses: boolean
  }
}

export type MailKind = keyof typeof kinds

const isLink = (kind: MailKind): kind is MailKind & LinkKind => kind !== "reauthentication"

/**
 * Mails a code and a link. `prefix` marks the token as one of a flow that ends in a code exchange.
 */
export const sendMail = (call: Call, loaded: LoadedUser, kind: MailKind, prefix = ""): Sent =>
  Either.gen(function* () {
    const { user } = loaded
    const { name, pauses, sentAt, token } = kinds[kind]
    const soon = pauses ? tooSoon(call, user[sentAt], call.settings.mailer.maxFrequency) : undefined
    if (soon !== undefined) return yield* Either.left(tooMany("over_email_send_rate_limit", soon))
    yield* mayMail(call, [user.email])
    const otp = call.random.digits(call.settings.mailer.otpLength)
    const hash = prefix + tokenHash(user.email, otp)
    const now = call.now()
    const marked: User = {
      ...user,
      [token]: hash,
      [sentAt]: now,
      ...(kind === "invite" ? { invited_at: now } : {})
    }
    const target = referrer(call)
    yield* sendByHook(call, loaded, {
      token: otp,
      tokenHash: hash,
      redirectTo: target,
      action: kind,
      siteUrl: serverUrl(call)
    })
    deliver(call, {
      kind,
      channel: "email",
      to: user.email,
      user_id: user.id,
      link: isLink(kind) ? actionLink(call, marked, kind, target) : null,
      token: hash,
      otp
    })
    const saved = yield* Either.mapLeft(saveUser(call, marked), (cause) =>
      internal(`Error sending ${name} email`, cause)
    )
    createOneTimeToken(call, user.id, user.email, hash, token)
    return saved
  })

/** Mails what a change of address needs: a code for the new one and, where the server is told so, for the old one. */
export const sendEmailChange = (call: Call, loaded: LoadedUser, address: string, prefix = ""): Sent =>
  Either.gen(function* () {
    const { user } = loaded
    const { maxFrequency, otpLength, secureEmailChange } = call.settings.mailer
    const soon = tooSoon(call, user.email_change_sent_at, maxFrequency)
    if (soon !== undefined) return yield* Either.left(tooMany("over_email_send_rate_limit", soon))
    const both = secureEmailChange && user.email !== ""
    const otpNew = call.random.digits(otpLength)
    const otpCurrent = both ? call.random.digits(otpLength) : ""
    yield* mayMail(call, both ? [address, user.email] : [address])
    const marked: User = {
      ...user,
      email_change: address,
      email_change_token_new: prefix + tokenHash(address, otpNew),
      email_change_token_current: both ? prefix + tokenHash(user.email, otpCurrent) : user.email_change_token_current,
      email_change_confirm_status: 0,
      email_change_sent_at: call.now()
    }
    const target = referrer(call)
    // With two mails each code comes with the hash of the other.
    yield* sendByHook(
      call,
      { ...loaded, user: { ...user, email_change: address } },
      {
        token: both ? otpCurrent : otpNew,
        tokenHash: marked.email_change_token_new,
        redirectTo: target,
        action: "email_change",
        siteUrl: serverUrl(call),
        ...(both ? { tokenNew: otpNew, tokenHashNew: marked.email_change_token_current } : {})
      }
    )
    const message = { kind: "email_change", channel: "email", user_id: user.id } as const
    deliver(call, {
      ...message,
      to: address,
      link: actionLink(call, marked, "email_change_new", target),
      token: marked.email_change_token_new,
      otp: otpNew
    })
    if (both) {
      deliver(call, {
        ...message,
        to: user.email,
        link: actionLink(call, marked, "email_change_current", target),
        token: marked.email_change_token_current,
        otp: otpCurrent
      })
    }
    const saved = yield* Either.mapLeft(saveUser(call, marked), (cause) =>
      internal("Error sending email change email", cause)
    )
    const { email_change_token_current: current, email_change_token_new: fresh } = saved
    if (current !== "") createOneTimeToken(call, user.id, user.email, current, "email_change_token_current")
    createOneTimeToken(call, user.id, address, fresh, "email_change_token_new")
    return saved
  })
