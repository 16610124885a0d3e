/**
 * Whether the program has left everything alone that decides how `fetch` sends a request. Only then may Node's HTTP
 * client take its place. It is checked for each request, because mocks and tracing come and go. In doubt, `fetch`
 * sends.
 */
import { isObject } from "@gotrue-effect/core/predicate"
import { attempt, getOrElse } from "@gotrue-effect/core/result"

/** Checks a value, and caches the result while the value stays the same. A value that cannot be read is not trusted. */
const remembered = (judge: (value: unknown) => boolean): ((value: unknown) => boolean) => {
  let last: { readonly value: unknown; readonly verdict: boolean } | undefined
  return (value) => {
    if (last === undefined || last.value !== value) {
      last = {
        value,
        verdict: getOrElse(
          attempt(() => judge(value)),
          false
        )
      }
    }
    return last.verdict
  }
}

const says = (value: unknown, text: string): boolean =>
  typeof value === "function" && String(Reflect.apply(Function.prototype.toString, value, [])).includes(text)

/** The source of Node's `fetch` loads undici, which that of a mock or of another runtime does not. */
const isNodesFetch = remembered((fetch) => says(fetch, "internal/deps/undici/undici"))

/** The source of Node's `request` makes a `ClientRequest`, which that of a mock or of tracing does not. */
export const isNodesRequest = (): ((request: unknown) => boolean) =>
  remembered((request) => says(request, "ClientRequest"))

const named = (value: object, description: string): unknown => {
  const symbol = Object.getOwnPropertySymbols(value).find((symbol) => symbol.description === description)
  return symbol === undefined ? undefined : Reflect.get(value, symbol)
}

const parentOf = (value: object): object => {
  const parent: unknown = Object.getPrototypeOf(value)
  return isObject(parent) ? parent : {}
}

const isUnset = (value: unknown): boolean => value === undefined || value === Number.POSITIVE_INFINITY

/** An agent of undici as Node makes it: without options, interceptors and own methods. */
const isPlainAgent = (agent: unknown): boolean => {
  if (!isObject(agent)) return false
  const prototype = parentOf(agent)
  const options = named(agent, "options")
  const factory = named(agent, "factory")
  return (
    prototype.constructor.name === "Agent" &&
    parentOf(prototype).constructor.name === "DispatcherBase" &&
    Reflect.get(agent, "dispatch") === Reflect.get(prototype, "dispatch") &&
    isObject(options) &&
    Object.values(options).every(isUnset) &&
    !named(agent, "maxRedirections") &&
    typeof factory === "function" &&
    factory.name === "defaultFactory"
  )
}

/** The wrapper that undici 8 stores under the name of older versions, around the agent that it uses. */
const isWrapper = (value: unknown): boolean =>
  isObject(value) && parentOf(value).constructor.name === "Dispatcher1Wrapper"

// Undici stores its agent under one of two names, depending on its version. There is none before undici is loaded.
const older = Symbol.for("undici.globalDispatcher.1")
const newer = Symbol.for("undici.globalDispatcher.2")
const isOlder = remembered((agent) => agent === undefined || isPlainAgent(agent) || isWrapper(agent))
const isNewer = remembered((agent) => agent === undefined || isPlainAgent(agent))

/** Whether `fetch` is Node's own, and nothing has told undici how to send. */
export const isFetch = (): boolean =>
  isNodesFetch(globalThis.fetch) && isOlder(Reflect.get(globalThis, older)) && isNewer(Reflect.get(globalThis, newer))
