/** How often something may happen, and the counting of it. */
import * as Either from "effect/Either"
import { parseDuration } from "./duration.js"
import type { Timestamp } from "./timestamp.js"
import { second } from "./timestamp.js"

const hour = 3600n * second

/** So many events in a time: counted anew in each interval, or let in one by one after a first burst. */
export interface Rate {
  readonly kind: "interval" | "burst"
  readonly events: number
  readonly overTime: bigint
}

/** That many events in every hour. */
export const perHour = (events: number): Rate => ({ kind: "interval", events, overTime: hour })

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** A number of events an hour, or a burst with the time after which one more is let in, as in `30/1h`. */
export const parseRate = (text: string): Rate | undefined => {
  if (decimal.test(text)) return perHour(Number(text))
  const parts = text.split("/")
  const [events = "", time = ""] = parts
  if (parts.length !== 2 || !/^\d+$/.test(events)) return undefined
  const overTime = Either.getOrUndefined(parseDuration(time))
  return overTime === undefined
    ? undefined
    : { kind: "burst", events: Number(events), overTime: overTime <= 0n ? hour : overTime }
}

/** Says whether one more event is let in, and counts it if so. */
export interface Limiter {
  readonly take: (now: Timestamp) => boolean
}

const makeInterval = ({ events, overTime }: Rate): Limiter => {
  let since: Timestamp | undefined
  let count = 0
  return {
    take: (now) => {
      if (since === undefined || now < since) {
        since = now
        count = 0
      }
      const passed = (now - since) / overTime
      if (passed > 0n) {
        since += passed * overTime
        count = 0
      }
      if (count >= Math.trunc(events)) return false
      count++
      return true
    }
  }
}

/** A bucket that is full at first, and fills up again by `perSecond`. */
const makeBucket = (size: number, perSecond: number): Limiter => {
  let tokens = size
  let last: Timestamp | undefined
  return {
    take: (now) => {
      const elapsed = last === undefined || now < last ? 0 : Number(now - last) / 1e9
      const filled = Math.min(size, tokens + elapsed * perSecond)
      if (filled < 1) return false
      tokens = filled - 1
      last = now
      return true
    }
  }
}

export const makeLimiter = (rate: Rate): Limiter =>
  rate.kind === "interval" ? makeInterval(rate) : makeBucket(Math.max(0, rate.events), 1e9 / Number(rate.overTime))

/** A limiter for each of those who are told apart by a key. */
export interface KeyedLimiter {
  readonly take: (key: string, now: Timestamp) => boolean
}

/** More keys than this are not remembered: the oldest is forgotten. */
const mostKeys = 10_000

/** Buckets by key, each of which is thrown away `lifetime` after its first use. */
export const makeKeyed = (size: number, perSecond: number, lifetime: bigint): KeyedLimiter => {
  const buckets = new Map<string, { readonly bucket: Limiter; readonly since: Timestamp }>()
  return {
    take: (key, now) => {
      const known = buckets.get(key)
      if (known !== undefined && now >= known.since && now <= known.since + lifetime) return known.bucket.take(now)
      buckets.delete(key)
      const [oldest] = buckets.keys()
      if (buckets.size >= mostKeys && oldest !== undefined) buckets.delete(oldest)
      const bucket = makeBucket(size, perSecond)
      buckets.set(key, { bucket, since: now })
      return bucket.take(now)
    }
  }
}
