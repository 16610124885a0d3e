import { unescape } from "./escape.js"
import { hostName, parseGoUrl } from "./goUrl.js"
import { parseIp, readIpv6 } from "./ip.js"

const localhost = new Set(["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"])

type Kind = "loopback" | "private network" | "link-local" | "multicast" | "unspecified"

const kindOfIpv4 = ([a = 0, b = 0, c = 0, d = 0]: ReadonlyArray<number>): Kind | undefined => {
  if (a === 127) return "loopback"
  if (a === 10 || (a === 172 && b >> 4 === 1) || (a === 192 && b === 168)) return "private network"
  if ((a === 169 && b === 254) || (a === 224 && b === 0 && c === 0)) return "link-local"
  if (a >> 4 === 14) return "multicast"
  return a + b + c + d === 0 ? "unspecified" : undefined
}

const kindOfIpv6 = (groups: ReadonlyArray<number>): Kind | undefined => {
  const [first = 0] = groups
  const rest = groups.slice(0, 7).every((group) => group === 0) ? groups[7] : undefined
  if (rest === 1) return "loopback"
  if (first >> 9 === 0x7e) return "private network"
  if (first >> 6 === 0x3fa || (first & 0xff0f) === 0xff02) return "link-local"
  if (first >> 8 === 0xff) return "multicast"
  return rest === 0 ? "unspecified" : undefined
}

/** What an address is, if not one that anybody could reach. */
const kindOf = (ip: string): Kind | undefined => {
  const groups = ip.includes(":") ? readIpv6(ip) : undefined
  return groups === undefined ? kindOfIpv4(ip.split(".").map(Number)) : kindOfIpv6(groups)
}

/**
 * Whether a name could be that of a host at all. There is no DNS here: what is set aside for names that are never
 * given, and what looks like a number, resolves to nothing, and every other name to some public address.
 */
const resolves = (name: string): boolean => {
  const labels = name.replace(/\.$/, "").split(".")
  return (
    name.length <= 253 &&
    labels.every((label) => /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label)) &&
    !/^(?:invalid|localhost|test|\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? "")
  )
}

/** Why the server may not be sent to a URL, undefined when it may. */
export const publicUrlProblem = (text: string): string | undefined => {
  const url = parseGoUrl(text)
  if (url === undefined) return "Invalid URL format"
  if (url.scheme !== "https") return "URL must use HTTPS"
  const host = unescape(hostName(url), false) ?? ""
  if (host === "") return "URL must have a valid hostname"
  const name = host.toLowerCase()
  if (localhost.has(name) || name.endsWith(".localhost")) {
    return "URL cannot point to localhost or loopback addresses"
  }
  const ip = parseIp(host.includes(":") ? host.replace(/%.*$/, "") : host)
  const kind = ip === undefined ? undefined : kindOf(ip)
  if (kind !== undefined) return `URL cannot resolve to ${kind} addresses`
  return ip !== undefined || resolves(host) ? undefined : "Unable to resolve hostname"
}
