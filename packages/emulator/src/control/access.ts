import * as Either from "effect/Either"
import type { HeaderLines, Request, Response } from "../Exchange.js"
import { json } from "../http/reply.js"
import { isLoopback, parseIp } from "../standards/url/ip.js"

/** Who may use the control routes of an emulator that requests reach over a network. */
export interface Access {
  /** Names and addresses by which its owner reaches it, beside those that mean this machine. */
  readonly hosts: ReadonlyArray<string>
  /** Whether it is reached by any address, because it listens on all of them. */
  readonly anyAddress: boolean
  /** Origins of pages, beside its own, whose scripts may use the routes. */
  readonly origins: ReadonlyArray<string>
}

/** What is known of a request before its body is read. */
export interface Head extends Pick<Request, "method" | "target" | "headers"> {
  readonly hasBody: boolean
}

export const isControl = (target: string): boolean => target.startsWith("/emulator/")

/** The name or address in a `Host` header or in what an owner writes, without its port; undefined when it is invalid. */
const hostOf = (text: string): string | undefined => {
  const found = /^(?:\[([\da-f:.]+)\]|([^:[\]/@\s]+))(?::\d*)?$/i.exec(text) ?? /^([\da-f:.]+)$/i.exec(text)
  const name = (found?.[1] ?? found?.[2] ?? "").toLowerCase().replace(/\.$/, "")
  return name === "" ? undefined : (parseIp(name) ?? name)
}

/** Whether a host is this machine, as the machine itself calls it. */
export const isLoopbackHost = (text: string): boolean => {
  const host = hostOf(text)
  return host !== undefined && (host === "localhost" || host.endsWith(".localhost") || isLoopback(parseIp(host) ?? ""))
}

/** Whether a port at this address listens on every address of the machine. */
export const isEveryAddress = (text: string): boolean => text === "" || ["0.0.0.0", "::"].includes(hostOf(text) ?? "")

/** The access to an emulator that listens on a host; undefined when the routes are off there. */
export const accessOn = (
  host: string,
  options: {
    readonly control?: boolean | undefined
    readonly controlHosts?: ReadonlyArray<string> | undefined
    readonly controlOrigins?: ReadonlyArray<string> | undefined
  }
): Access | undefined =>
  isLoopbackHost(host) || options.control === true
    ? {
        hosts: [host, ...(options.controlHosts ?? [])],
        anyAddress: isEveryAddress(host),
        origins: options.controlOrigins ?? []
      }
    : undefined

const valuesOf = ({ headers }: Head, name: string): ReadonlyArray<string> =>
  headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value.trim())

const isOwnHost = (text: string, { anyAddress, hosts }: Access): boolean => {
  const host = hostOf(text)
  if (host === undefined) return false
  const isAddress = parseIp(host) !== undefined
  return isLoopbackHost(text) || (anyAddress && isAddress) || hosts.some((each) => hostOf(each) === host)
}

const plainOrigin = (origin: string): string => origin.toLowerCase().replace(/\/$/, "")

const isListed = (origin: string, { origins }: Access): boolean =>
  origin !== "null" && origins.some((each) => plainOrigin(each) === plainOrigin(origin))

/** Whether a page has the same name and port as what it sends its request to. */
const isSame = (origin: string, host: string): boolean =>
  [`http://${host}`, `https://${host}`].includes(plainOrigin(origin)) && host !== ""

const isJson = (type: string): boolean => /^application\/json[\t ]*(;|$)/i.test(type)

interface Problem {
  readonly problem: string
  readonly remedy: string
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

const allowing = (flag: string, option: string, value: string): string =>
  `start it with ${flag} ${value} (in a program: ${option}: ["${value}"])`

/** A page can call its own server by a name that leads here, but it cannot keep that name out of `Host`. */
const hostProblem = (head: Head, access: Access): Problem | undefined => {
  const hosts = valuesOf(head, "host")
  const strange = hosts.length > 1 ? hosts.join(", ") : hosts.find((host) => !isOwnHost(host, access))
  if (strange === undefined) return undefined
  return {
    problem: `the request was sent to ${short(strange)}`,
    remedy: `If that is a name of the emulator, ${allowing("--control-host", "controlHosts", short(strange))}.`
  }
}

/**
 * Programs send neither `Origin` nor `Sec-Fetch-Site`. Browsers send one of them with every request that could change
 * something, and no page can leave them out.
 */
const pageProblem = (head: Head, access: Access): Problem | undefined => {
  const origins = valuesOf(head, "origin")
  const sites = valuesOf(head, "sec-fetch-site")
  const [host = ""] = valuesOf(head, "host")
  const strange = origins.find((origin) => !isSame(origin, host.toLowerCase()) && !isListed(origin, access))
  if (strange !== undefined) {
    return {
      problem: `the request comes from a page of the origin ${short(strange)}`,
      remedy: /^https?:\/\/[^/]+$/i.test(strange)
        ? `If that page is yours, ${allowing("--control-origin", "controlOrigins", short(strange))}.`
        : "Pages without an origin of their own have no access."
    }
  }
  const elsewhere = sites.find((site) => site !== "same-origin" && site !== "none")
  if (elsewhere !== undefined && !origins.some((origin) => isListed(origin, access))) {
    return {
      problem: `a page of another origin caused the request (Sec-Fetch-Site: ${short(elsewhere)})`,
      remedy:
        "Scripts of pages of your own may fetch it: start it with --control-origin (in a program: controlOrigins)."
    }
  }
  const types = valuesOf(head, "content-type")
  if ((origins.length > 0 || sites.length > 0) && (types.length === 0 ? head.hasBody : !types.every(isJson))) {
    return {
      problem: "the request comes from a page, and its body is not JSON",
      remedy: "Send it with the header Content-Type: application/json."
    }
  }
  return undefined
}

const rejected = (status: number, { problem, remedy }: Problem, headers: HeaderLines = []): Response =>
  json(status, { message: `The routes below /emulator/ belong to the owner of this emulator: ${problem}. ${remedy}` }, [
    ["X-Content-Type-Options", "nosniff"],
    ...headers
  ])

/** The response where the routes are off because others than the owner can reach the port. */
export const offBeyondLoopback = (host: string): Response =>
  rejected(404, {
    problem: `they are off, because it listens on ${isEveryAddress(host) ? "all addresses" : host}, where others reach it`,
    remedy: "Start it with --control (in a program: control: true) to turn them on."
  })

const preflight: HeaderLines = [
  ["Access-Control-Allow-Methods", "DELETE, GET, POST, PUT"],
  ["Access-Control-Allow-Headers", "content-type"]
]

/**
 * Decides whether a request may use the control routes, before its body is read. On the left the response that ends it,
 * on the right what is to be added to the headers of its response.
 */
export const admit = (head: Head, access: Access): Either.Either<HeaderLines, Response> => {
  const strange = hostProblem(head, access)
  if (strange !== undefined) return Either.left(rejected(403, strange))
  const origin = valuesOf(head, "origin").find((each) => isListed(each, access))
  const shared: HeaderLines =
    origin === undefined
      ? []
      : [
          ["Access-Control-Allow-Origin", origin],
          ["Vary", "Origin"]
        ]
  const problem = pageProblem(head, access)
  if (problem !== undefined) return Either.left(rejected(403, problem, shared))
  return shared.length > 0 && head.method === "OPTIONS" && valuesOf(head, "access-control-request-method").length > 0
    ? Either.left({ status: 204, headers: [...shared, ...preflight], body: "" })
    : Either.right(shared)
}
