/** What the emulator says of itself, once a second while the page is seen. */
import { control } from "./api.js"
import { makeStore } from "./store.js"
import type { Changes, Headline, Message, PlannedFault } from "./types.js"

export interface Live {
  /** Undefined before the first response. */
  readonly isReachable: boolean | undefined
  /** The emulator's time, and the page's own when it was said; milliseconds. */
  readonly now: number
  readonly real: number
  readonly heard: number
  readonly frozen: boolean
  readonly state: number
  readonly counts: Readonly<Record<string, number>>
  /** The newest first. */
  readonly requests: ReadonlyArray<Headline>
  readonly messages: ReadonlyArray<Message>
  readonly faults: ReadonlyArray<PlannedFault>
}

export const live = makeStore<Live>({
  isReachable: undefined,
  now: Date.now(),
  real: Date.now(),
  heard: performance.now(),
  frozen: false,
  state: 0,
  counts: {},
  requests: [],
  messages: [],
  faults: []
})

/** The requests that are asked for again, because they may have had no response yet. */
const askedAgain = 20
const mostRequests = 1000

/** The known requests, with those that are new or have got a response. */
export const merge = (
  known: ReadonlyArray<Headline>,
  fresh: ReadonlyArray<Headline>,
  oldest: number
): ReadonlyArray<Headline> => {
  const first = fresh[0]?.seq ?? Infinity
  return [...fresh.toReversed(), ...known.filter(({ seq }) => seq < first && seq >= oldest)].slice(0, mostRequests)
}

/** An import brings messages that came long ago. */
const freshness = 10_000

type Arrival = (message: Message) => void
const arrivals = new Set<Arrival>()

/** Is called with each message that comes while the page is open. */
export const onArrival = (listener: Arrival): (() => void) => {
  arrivals.add(listener)
  return () => arrivals.delete(listener)
}

let timer: ReturnType<typeof setTimeout> | undefined
let isWaiting = false

const take = (changes: Changes): void => {
  const before = live.get()
  const messages = changes.outbox?.toReversed() ?? before.messages
  const known = new Set(before.messages.map(({ id }) => id))
  live.set(() => ({
    isReachable: true,
    now: Date.parse(changes.now),
    real: Date.parse(changes.real),
    heard: performance.now(),
    frozen: changes.frozen,
    state: changes.state,
    counts: changes.counts,
    requests: merge(
      before.isReachable === true ? before.requests : [],
      changes.journal.entries,
      changes.journal.oldest
    ),
    messages,
    faults: changes.faults
  }))
  if (before.isReachable === undefined) return
  const isFresh = ({ created_at, state }: Message) =>
    state === "open" && Date.parse(changes.now) - Date.parse(created_at) < freshness
  for (const message of messages) {
    if (!known.has(message.id) && isFresh(message)) for (const tell of arrivals) tell(message)
  }
}

/** Asks now, and once a second from here on. */
export const refresh = async (): Promise<void> => {
  if (isWaiting) return
  clearTimeout(timer)
  isWaiting = true
  const { isReachable, requests, state: known } = live.get()
  // Another process may be there by now.
  const isSame = isReachable === true
  const since = isSame ? Math.max(0, (requests[0]?.seq ?? 0) - askedAgain) : 0
  const state = isSame ? known : ""
  const changes = await control<Changes>("GET", `changes?since=${since}&state=${state}`)
  isWaiting = false
  if (changes.ok) take(changes.value)
  else live.set((value) => ({ ...value, isReachable: false }))
  if (document.visibilityState === "visible") timer = setTimeout(() => void refresh(), 1000)
}

export const begin = (): void => {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void refresh()
    else clearTimeout(timer)
  })
  void refresh()
}

/** What has become of a code by now. */
export const stateOf = ({ expires_at, state }: Message, now: number): Message["state"] =>
  state === "open" && Date.parse(expires_at) < now ? "expired" : state

/** The emulator's time now. */
export const timeNow = ({ frozen, heard, now }: Live): number => (frozen ? now : now + performance.now() - heard)
