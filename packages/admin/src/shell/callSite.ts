/** Where the caller of an operation is: the stack of an error begins there, not inside Effect. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"

/** The stack of a call. The engine writes the text when somebody reads it. */
export interface CallSite {
  readonly stack?: string
}

/** What V8 has, and others have taken over. */
interface Engine {
  stackTraceLimit: number
  captureStackTrace(site: object, below?: (...args: never) => unknown): void
}

/** Some programs lock what the engine brings along, and writing to it would throw. */
const isEngine = (constructor: unknown): constructor is Engine =>
  Predicate.hasProperty(constructor, "captureStackTrace") &&
  Object.getOwnPropertyDescriptor(constructor, "stackTraceLimit")?.writable === true

/** It costs some microseconds, so that production does without. */
const isProduction = (): boolean =>
  Either.getOrElse(
    // A runtime may forbid the environment to its programs.
    Either.try(() => {
      const host: unknown = globalThis
      return (
        Predicate.hasProperty(host, "process") &&
        Predicate.hasProperty(host.process, "env") &&
        Predicate.hasProperty(host.process.env, "NODE_ENV") &&
        host.process.env.NODE_ENV === "production"
      )
    }),
    () => false
  )

/** Undefined where nobody can or should tell. */
const find = (constructor: unknown): Engine | undefined =>
  isEngine(constructor) && !isProduction() ? constructor : undefined

let engine: Engine | undefined
let isKnown = false

/** Enough for the functions of this package and some of the caller's own. */
const frames = 8

/** The place that called `operation`. */
export const of = (operation: (...args: never) => unknown): CallSite => {
  if (!isKnown) {
    engine = find(Error)
    isKnown = true
  }
  const site: CallSite = {}
  if (engine === undefined) return site
  const { stackTraceLimit } = engine
  engine.stackTraceLimit = frames
  engine.captureStackTrace(site, operation)
  engine.stackTraceLimit = stackTraceLimit
  return site
}

const framesOf = ({ stack = "" }: CallSite): ReadonlyArray<string> =>
  stack.split("\n").filter((line) => /^\s+at /.test(line))

/** Where the modules of this package are, if this one is still a file of its own. In a bundle nobody can tell. */
const ownFolder = (): string | undefined => {
  const site: CallSite = {}
  find(Error)?.captureStackTrace(site)
  const [frame = ""] = framesOf(site)
  return /([^\s()]+)shell\/callSite\.[cm]?[jt]s/.exec(frame)?.[1]
}

/** The frames of the caller's program. */
const foreign = (site: CallSite): ReadonlyArray<string> => {
  const own = ownFolder()
  return framesOf(site).filter((frame) => own === undefined || !frame.includes(own))
}

/** Lets the stack of an error begin where its operation was called. */
export const locate = <E>(error: E, site: CallSite): E => {
  if (!(error instanceof Error) || !("stack" in site)) return error
  return Object.defineProperty(error, "stack", {
    configurable: true,
    enumerable: false,
    get: () => [String(error), ...foreign(site)].join("\n"),
    set: (value: unknown) => {
      Object.defineProperty(error, "stack", { configurable: true, value, writable: true })
    }
  })
}
