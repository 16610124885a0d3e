/** What the server counts. It is no part of its database: a request that is refused has been counted all the same. */
import type { Settings } from "../Settings.js"
import type { Limiter, KeyedLimiter } from "../standards/time/rateLimit.js"
import { makeKeyed, makeLimiter } from "../standards/time/rateLimit.js"
import { second } from "../standards/time/timestamp.js"

/** The size of every bucket but that of anonymous sign-ins. */
const burst = 30

const hour = 3600n * second

const makeCounters = ({ rateLimit }: Settings) => {
  const perFiveMinutes = (events: number) => makeKeyed(burst, events / 300, hour)
  const perMinute = (events: number) => makeKeyed(burst, events / 60, 60n * second)
  return {
    anonymous: makeKeyed(Math.trunc(rateLimit.anonymous), rateLimit.anonymous / 3600, hour),
    signup: perFiveMinutes(rateLimit.otp),
    recover: perFiveMinutes(rateLimit.otp),
    resend: perFiveMinutes(rateLimit.otp),
    magicLink: perFiveMinutes(rateLimit.otp),
    otp: perFiveMinutes(rateLimit.otp),
    user: perFiveMinutes(rateLimit.otp),
    token: perFiveMinutes(rateLimit.tokenRefresh),
    web3: perFiveMinutes(rateLimit.web3),
    verify: perFiveMinutes(rateLimit.verify),
    factorVerify: perMinute(rateLimit.factors),
    factorChallenge: perMinute(rateLimit.factors),
    sso: perFiveMinutes(rateLimit.sso),
    assertion: perFiveMinutes(rateLimit.assertions),
    clientRegistration: perFiveMinutes(rateLimit.clientRegistrations),
    passkey: perFiveMinutes(rateLimit.passkeys)
  } satisfies { readonly [name: string]: KeyedLimiter }
}

/** The kinds of requests that are counted by who sends them. */
export type RequestLimit = keyof ReturnType<typeof makeCounters>

export interface Limits {
  /** Mails, to all users together. */
  readonly mails: Limiter
  /** Texts, to all users together. */
  readonly texts: Limiter
  readonly requests: { readonly [L in RequestLimit]: KeyedLimiter }
}

export const makeLimits = (settings: Settings): Limits => ({
  mails: makeLimiter(settings.rateLimit.emailSent),
  texts: makeLimiter(settings.rateLimit.smsSent),
  requests: makeCounters(settings)
})
