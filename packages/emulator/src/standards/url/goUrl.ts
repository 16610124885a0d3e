import { escapePath, unescape } from "./escape.js"
import { readIpv6 } from "./ip.js"

/** A URL as Go takes it apart, which differs from what browsers do. */
export interface GoUrl {
  readonly scheme: string
  /** What follows the scheme where it is no hierarchy, as in `mailto:a@b.c`. */
  readonly opaque: string
  /** With the `@`, as written. */
  readonly userInfo: string
  /** With brackets and port, as written. */
  readonly host: string
  readonly path: string
  readonly query: string | undefined
  readonly fragment: string | undefined
}

const cut = (text: string, separator: string): readonly [string, string | undefined] => {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}

const hasControl = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}

const isPort = (text: string) => /^(?::[0-9]*)?$/.test(text)

/** What may stand in brackets: an IPv6 address, perhaps with a zone. */
const isIpLiteral = (text: string): boolean => {
  const [address, zone] = cut(text, "%25")
  return readIpv6(address) !== undefined && (zone === undefined || /^(?:[^%\s\\^`{|}/?#@]|%2[05])+$/.test(zone))
}

const isHost = (host: string, scheme: string): boolean => {
  const bracket = host.lastIndexOf("[")
  if (bracket > 0) return false
  if (bracket === 0) {
    const end = host.lastIndexOf("]")
    return end >= 0 && isPort(host.slice(end + 1)) && isIpLiteral(host.slice(1, end))
  }
  // Other schemes may list several hosts with their ports.
  const colon = scheme === "http" || scheme === "https" ? host.indexOf(":") : host.lastIndexOf(":")
  if (colon >= 0 && !isPort(host.slice(colon))) return false
  return /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]|%25|%[89A-Fa-f][0-9A-Fa-f]|\P{ASCII})*$/u.test(host)
}

const isUserInfo = (text: string): boolean =>
  /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(text) && unescape(text, false) !== undefined

/** Takes a URL apart; undefined when Go would not. */
export const parseGoUrl = (text: string): GoUrl | undefined => {
  const [before, fragment] = cut(text, "#")
  if (hasControl(before) || (fragment !== undefined && unescape(fragment, false) === undefined)) return undefined
  if (before.startsWith(":")) return undefined
  const found = /^([A-Za-z][A-Za-z0-9+.-]*):([^]*)$/.exec(before)
  const scheme = (found?.[1] ?? "").toLowerCase()
  const [rest, query] = cut(found === null ? before : (found[2] ?? ""), "?")
  const base = { scheme, opaque: "", userInfo: "", host: "", query, fragment }
  if (!rest.startsWith("/")) {
    if (scheme !== "") return { ...base, opaque: rest, path: "" }
    if (/^[^/]*:/.test(rest)) return undefined
  }
  if (rest.startsWith("//") && (scheme !== "" || !rest.startsWith("///"))) {
    const slash = rest.indexOf("/", 2)
    const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash)
    const path = slash < 0 ? "" : rest.slice(slash)
    const at = authority.lastIndexOf("@")
    const host = authority.slice(at + 1)
    if (!isHost(host, scheme) || !isUserInfo(authority.slice(0, Math.max(at, 0)))) return undefined
    return unescape(path, false) === undefined
      ? undefined
      : { ...base, userInfo: authority.slice(0, at + 1), host, path }
  }
  return unescape(rest, false) === undefined ? undefined : { ...base, path: rest }
}

/** The host without its port and brackets. */
export const hostName = ({ host }: GoUrl): string => {
  const colon = host.lastIndexOf(":")
  const bare = colon >= 0 && isPort(host.slice(colon)) ? host.slice(0, colon) : host
  return bare.startsWith("[") && bare.endsWith("]") ? bare.slice(1, -1) : bare
}

export const portOf = ({ host }: GoUrl): string => {
  const colon = host.lastIndexOf(":")
  return colon >= 0 && isPort(host.slice(colon)) ? host.slice(colon + 1) : ""
}

const escapeUserInfo = (text: string): string => escapePath(unescape(text, false) ?? text).replace(/[/:@]/g, hexOf)
const hexOf = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** A name and perhaps a password, with the `@`. */
const writeUserInfo = (userInfo: string): string => {
  if (userInfo === "") return ""
  const [name, password] = cut(userInfo.slice(0, -1), ":")
  return `${escapeUserInfo(name)}${password === undefined ? "" : `:${escapeUserInfo(password)}`}@`
}

/** A path as it is written: what is already escaped stays, what must be escaped is. */
const writePath = (path: string): string =>
  /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:@/[\]]|%[0-9A-Fa-f]{2})*$/.test(path)
    ? path
    : escapePath(unescape(path, false) ?? path)

/** Puts a URL together again. */
export const formatGoUrl = (url: GoUrl): string =>
  (url.scheme === "" ? "" : `${url.scheme}:`) +
  (url.opaque === ""
    ? `${url.host !== "" || url.userInfo !== "" || url.scheme !== "" ? `//${writeUserInfo(url.userInfo)}${url.host}` : ""}${writePath(url.path)}`
    : url.opaque) +
  (url.query === undefined ? "" : `?${url.query}`) +
  (url.fragment === undefined || url.fragment === "" ? "" : `#${url.fragment}`)

const withoutDots = (path: string): string => {
  const out: Array<string> = []
  const parts = path.split("/")
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    if (part === "..") out.pop()
    if (part === "." || part === "..") {
      if (last) out.push("")
    } else out.push(part)
  }
  return `/${out.join("/").replace(/^\/+/, "")}`
}

/** A reference seen from a base. An absolute path takes the place of the base's own. */
export const resolveReference = (base: GoUrl, reference: GoUrl): GoUrl => {
  if (reference.scheme !== "" || reference.host !== "") {
    return reference.scheme === "" ? { ...reference, scheme: base.scheme } : reference
  }
  const path = reference.path.startsWith("/")
    ? reference.path
    : reference.path === ""
      ? base.path
      : base.path.slice(0, base.path.lastIndexOf("/") + 1) + reference.path
  return { ...base, path: withoutDots(path), query: reference.query, fragment: reference.fragment }
}
