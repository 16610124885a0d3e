/** A server that sends prepared responses, as fast as Node can: only the cost of the client is left to see. */
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { createServer } from "node:http"
import type { Prepared } from "./responses.js"
import { responseTo } from "./responses.js"

const missing = Buffer.from('{"code":"not_prepared","message":"The stub has no such response"}')

const noQuery = new URLSearchParams()

const responseOf = ({ method = "", url = "" }: IncomingMessage): Prepared | undefined => {
  const at = url.indexOf("?")
  return at === -1
    ? responseTo(method, url, noQuery)
    : responseTo(method, url.slice(0, at), new URLSearchParams(url.slice(at)))
}

const write = (response: ServerResponse, prepared: Prepared | undefined): void => {
  if (prepared === undefined) response.writeHead(501, { "content-type": "application/json" }).end(missing)
  else response.writeHead(prepared.status, prepared.headers).end(prepared.body)
}

/** Like the real server it wants a bearer and a JSON body, so that no client gets away with less. */
const isWhole = (request: IncomingMessage, body: ReadonlyArray<Buffer>): boolean => {
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) return false
  if (request.method !== "POST") return true
  const email = /"email":"[^"]+@[^"]+"/
  return request.headers["content-type"]?.startsWith("application/json") === true && email.test(String(body))
}

export const makeServer = (): Server => {
  const server = createServer((request, response) => {
    const body: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => body.push(chunk))
    request.on("end", () => write(response, isWhole(request, body) ? responseOf(request) : undefined))
  })
  // A client that pauses between two rounds finds its connection open.
  server.keepAliveTimeout = 600_000
  return server
}
