import { escapePath, unescape } from "./escape.js"
import type { Query } from "./query.js"
import { parseQuery } from "./query.js"

/** A request target, taken apart. */
export interface Target {
  /** The path to route on: decoded only when decoding loses nothing. */
  readonly path: string
  /** The path as it is written back into links. */
  readonly written: string
  readonly query: Query
}

const authority = /^(?:[^@]*@)?(?:\[[0-9a-fA-F:.]*\]|[^[\]:]*)(?::\d*)?$/

/** A target without what stands before its path, as in the targets that proxies get; undefined when it has no path. */
export const withoutOrigin = (target: string): string | undefined => {
  if (target.startsWith("/") || target === "*") return target
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target)?.[0]
  if (scheme === undefined) return undefined
  const rest = target.slice(scheme.length)
  if (!rest.startsWith("//")) return rest.startsWith("/") ? rest : undefined
  const end = /[/?]/.exec(rest.slice(2))
  const host = end === null ? rest.slice(2) : rest.slice(2, 2 + end.index)
  return authority.test(host) ? rest.slice(2 + host.length) : undefined
}

/** A blank or a control character, none of which may stand in a target. */
const hasControl = (target: string): boolean => {
  for (let i = 0; i < target.length; i++) {
    const code = target.charCodeAt(i)
    if (code <= 0x20 || code === 0x7f) return true
  }
  return false
}

/** Takes a target apart; undefined when the server's own HTTP layer would refuse it. */
export const parseTarget = (target: string): Target | undefined => {
  if (hasControl(target)) return undefined
  const cut = target.indexOf("?")
  const raw = cut < 0 ? target : target.slice(0, cut)
  const query = cut < 0 ? [] : parseQuery(target.slice(cut + 1))
  if (!/[^A-Za-z0-9\-_.~$&+,/:;=@]/.test(raw)) return { path: raw, written: raw, query }
  const decoded = unescape(raw, false)
  if (decoded === undefined) return undefined
  return { path: escapePath(decoded) === raw ? decoded : raw, written: raw, query }
}
