import type { Hooks } from "../Hooks.js"
import type { HookEvent } from "../http/attempt.js"
import type { HookName, HookSettings } from "../settings/hooks.js"
import { hookNames } from "../settings/hooks.js"
import type { SendHook } from "./dispatch.js"

/** A test runner may have a class of its own for responses. */
const isResponse = (value: unknown): value is Response =>
  typeof value === "object" && value !== null && "status" in value && "headers" in value && "arrayBuffer" in value

/** What a function returns, as the response of a hook on a port. */
const responseOf = (returned: unknown): Response => {
  if (isResponse(returned)) return returned
  if (returned === undefined) return new Response(null, { status: 204 })
  return new Response(JSON.stringify(returned), { headers: { "Content-Type": "application/json" } })
}

const callFunction = (hooks: Hooks, { body, name }: HookEvent): Promise<Response> =>
  Promise.resolve()
    .then(() => hooks[name]?.(JSON.parse(body)))
    .then(responseOf)
    .catch(() => new Response(null, { status: 500 }))

/** The hooks that are functions. */
export const functionsIn = (hooks: Hooks): ReadonlySet<HookName> =>
  new Set(hookNames.filter((name) => hooks[name] !== undefined))

/** The hooks that are called: those that are functions, and those that the settings enable. */
export const hooksOf = (hooks: Hooks, settings: { readonly [N in HookName]: HookSettings }): ReadonlySet<HookName> =>
  new Set(hookNames.filter((name) => hooks[name] !== undefined || settings[name].enabled))

/** The first hook that the settings enable and that nothing can call. */
export const uncallable = (hooks: Hooks, settings: { readonly [N in HookName]: HookSettings }): HookName | undefined =>
  hooks.fetch === undefined
    ? hookNames.find((name) => settings[name].enabled && settings[name].uri !== "" && hooks[name] === undefined)
    : undefined

/** Calls a function where there is one, and a URL otherwise. */
export const makeSendHook =
  (hooks: Hooks): SendHook =>
  (event, url, { headers, signal }) => {
    if (hooks[event.name] !== undefined) return callFunction(hooks, event)
    return hooks.fetch === undefined
      ? Promise.reject(new Error("no fetch"))
      : hooks.fetch(url, { method: "POST", body: event.body, headers, signal })
  }
