import { matchesGlob } from "./glob.js"
import { hostName, parseGoUrl, portOf } from "./goUrl.js"
import { isLoopback, parseIp } from "./ip.js"

/** Where the site is, and what else may be redirected to. */
export interface RedirectRules {
  readonly siteUrl: string
  readonly uriAllowList: ReadonlyArray<string>
}

/** Hosts on which the port does not matter: an app on this machine chooses its own. */
const isLocalhost = (host: string): boolean =>
  ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"].includes(host) || host.endsWith(".localhost")

/** Whether a browser may be sent to a URL. */
export const isRedirectAllowed = (url: string, { siteUrl, uriAllowList }: RedirectRules): boolean => {
  if (url === "") return false
  const site = parseGoUrl(siteUrl)
  const target = parseGoUrl(url)
  if (site === undefined || target === undefined) return false
  const host = hostName(target)
  const sameHost = hostName(site) === host && site.scheme === target.scheme
  if (sameHost && (portOf(site) === portOf(target) || isLocalhost(host))) return true
  if (/^[0-9]+$/.test(host)) return false
  const ip = parseIp(host)
  if (ip !== undefined) return isLoopback(ip)
  const isWeb = target.scheme === "http" || target.scheme === "https"
  if (isWeb && !/^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/.test(host)) return false
  const withoutFragment = url.split("#")[0] ?? ""
  return uriAllowList.some((pattern) => matchesGlob(pattern, withoutFragment))
}

/** The first candidate that may be redirected to, the site where none is. */
export const redirectTarget = (candidates: ReadonlyArray<string>, rules: RedirectRules): string =>
  candidates.find((candidate) => isRedirectAllowed(candidate, rules)) ?? rules.siteUrl
