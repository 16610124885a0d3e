/**
 * Sends through Node's own HTTP client, at half the cost of its `fetch`. It does not follow redirects, so that no key
 * is sent to another server.
 */
import type { Issue } from "@gotrue-effect/core/check/issue"
import { attempt, ok } from "@gotrue-effect/core/result"
import { Collected } from "@gotrue-effect/core/transport/collected"
import { joined } from "@gotrue-effect/core/transport/headerLists"
import type { Body } from "@gotrue-effect/core/transport/lazyResponse"
import { LazyResponse } from "@gotrue-effect/core/transport/lazyResponse"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"
import type { Agent, IncomingHttpHeaders, IncomingMessage, RequestOptions } from "node:http"
import { lost } from "../error/lost.js"
import { decoded, encodings } from "./decoded.js"
import type { Received, Send } from "./send.js"
import * as Untouched from "./untouched.js"

/** Node reads it at start: it makes `fetch` use the proxies of the environment. */
const isProxied = ({ env, execArgv }: NodeJS.Process): boolean =>
  !["", "0", undefined].includes(env["NODE_USE_ENV_PROXY"]) ||
  [...execArgv, env["NODE_OPTIONS"] ?? ""].some((text) => text.includes("--use-env-proxy"))

/** Read only if `fetch` is Node's own: other runtimes have parts of `process`, and some throw when it is read. */
const clientOf = (protocol: string) => {
  const { process } = globalThis
  return isProxied(process)
    ? undefined
    : protocol === "https:"
      ? process.getBuiltinModule("node:https")
      : protocol === "http:"
        ? process.getBuiltinModule("node:http")
        : undefined
}

type Client = NonNullable<ReturnType<typeof clientOf>>

/** A subscriber wants to see what `fetch` sends. */
const watched = () => globalThis.process.getBuiltinModule("node:diagnostics_channel").channel("undici:request:create")

// One agent for the process and protocol, as in `fetch`: an agent for a single request would close its connection
// afterwards.
const agents = new Map<string, Agent>()

// Servers close idle connections, some after five seconds. It is better to close them first.
const longestIdle = 4_000

const agentOf = (protocol: string, client: Client): Agent => {
  const present = agents.get(protocol)
  if (present !== undefined) return present
  const agent = new client.Agent({ keepAlive: true, timeout: longestIdle })
  agents.set(protocol, agent)
  return agent
}

/** As `fetch` does. A body needs its length, which Node does not set for a DELETE. */
const toHeaders = ({ body, headers }: HttpRequest): Record<string, string | number> => ({
  accept: "*/*",
  "accept-encoding": encodings,
  "user-agent": "node",
  ...headers,
  ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) })
})

interface Target {
  readonly client: Client
  readonly options: RequestOptions
  /** The length of the part of a URL before the path, and the path that it stands for. */
  readonly length: number
  readonly path: string
}

class NodeResponse extends LazyResponse<IncomingHttpHeaders> {
  readonly statusText: string

  constructor(
    incoming: IncomingMessage,
    body: Body,
    issue: Issue | undefined,
    readonly unreadable?: unknown
  ) {
    super(incoming.statusCode ?? 0, body, incoming.headers, joined, issue)
    this.statusText = incoming.statusMessage ?? ""
  }
}

const nothing: Body = { text: "" }

/** The status is known. A lost body changes nothing about a rejected or successful request. */
const read = (incoming: IncomingMessage, request: HttpRequest, resume: (received: Received) => void) => {
  const { statusCode: status = 0 } = incoming
  const collected = new Collected(ResponseSize.limitFor(status, request.maxResponseSize))
  const end = () => resume(ok(new NodeResponse(incoming, collected.body, collected.issue(status))))
  const body = decoded(incoming)
  body.on("data", (piece: Buffer) => {
    if (collected.add(piece)) return
    end()
    body.destroy()
  })
  body.on("end", end)
  body.on("error", (unreadable) =>
    ResponseSize.isSuccess(status) && request.method === "GET"
      ? resume(lost(unreadable, request, { ofBody: true }))
      : resume(ok(new NodeResponse(incoming, nothing, undefined, unreadable)))
  )
}

const sendTo =
  ({ client, length, options, path }: Target): Send =>
  (request, resume) => {
    const { body, method, url } = request
    // Node throws if a header is invalid.
    const made = attempt(() =>
      client.request({ ...options, method, path: path + url.slice(length), headers: toHeaders(request) })
    )
    if (!made.ok) {
      resume(lost(made.error, request, { isRefused: true }))
      return () => undefined
    }
    const outgoing = made.value
    outgoing.on("response", (incoming) => read(incoming, request, resume))
    outgoing.on("error", (error) => resume(lost(error, request)))
    outgoing.end(body)
    return () => outgoing.destroy()
  }

/** Undefined without such a client, and for URLs that `fetch` rejects with its own message. */
const targetOf = (prefix: string): Target | undefined => {
  const base = new URL(prefix)
  const client = clientOf(base.protocol)
  if (client === undefined || base.username + base.password + base.search + base.hash !== "") return undefined
  return {
    client,
    options: {
      hostname: base.hostname.replace(/^\[|\]$/g, ""),
      port: base.port,
      agent: agentOf(base.protocol, client)
    },
    length: prefix.length,
    path: base.pathname === "/" && !prefix.endsWith("/") ? "" : base.pathname
  }
}

/** The transport for the next request to a server, as long as it behaves like `fetch`. */
export const make = (prefix: string): (() => Send | undefined) => {
  const isNodesRequest = Untouched.isNodesRequest()
  const find = () =>
    attempt(() => {
      const target = targetOf(`${prefix}`)
      return target && { ...target, send: sendTo(target), watched: watched() }
    })
  let found: ReturnType<typeof find> | undefined
  return () => {
    if (!Untouched.isFetch()) return undefined
    found ??= find()
    const way = found.ok ? found.value : undefined
    return way !== undefined && isNodesRequest(way.client.request) && !way.watched.hasSubscribers ? way.send : undefined
  }
}
