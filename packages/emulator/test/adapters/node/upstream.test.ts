import type { Running } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import * as http from "node:http"
import { createServer } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bytesOf, exchange, parse, until } from "../../support/socket.js"
import { Effect } from "effect"

/** What the upstream has seen last. */
interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

const listen = (serve: http.RequestListener): Promise<{ readonly server: http.Server; readonly url: string }> =>
  new Promise((resolve) => {
    const server = http.createServer(serve)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve({ server, url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}` })
    })
  })

let seen: Seen | undefined
let closed: (() => void) | undefined

const respond: http.RequestListener = (incoming, outgoing) => {
  if (incoming.url === "/base/full") {
    outgoing.writeHead(413).end("too much")
    incoming.resume()
    return
  }
  let body = ""
  outgoing.on("close", () => closed?.())
  incoming.on("data", (chunk) => (body += chunk))
  incoming.on("end", () => {
    const { headers, method, url } = incoming
    seen = { method, url, headers, body }
    switch (url) {
      case "/base/cut":
        outgoing.writeHead(200, { "Content-Length": 100 })
        outgoing.write("half", () => outgoing.destroy())
        break
      case "/base/first":
        outgoing.writeHead(200)
        outgoing.write("first")
        break
      case "/base/none":
        outgoing.writeHead(304, { ETag: '"a"' }).end()
        break
      default:
        outgoing.writeHead(201, "Made", [
          ["Set-Cookie", "a=1"],
          ["Set-Cookie", "b=2"],
          ["Content-Range", "0-1/2"],
          ["Connection", "x-private"],
          ["X-Private", "1"]
        ])
        outgoing.end(`${method} ${url}`)
    }
  })
}

let upstream: { readonly server: http.Server; readonly url: string }
let auth: Running
const told: Array<string> = []

beforeAll(async () => {
  upstream = await listen(respond)
  auth = await start({
    gateway: true,
    upstream: `${upstream.url}/base/`,
    observer: { request: ({ method, status, target }) => told.push(`${method} ${target} ${status}`) }
  })
})
afterAll(async () => {
  await auth.stop()
  upstream.server.closeAllConnections()
  upstream.server.close()
})

const rolesOf = (authorization: string | undefined): unknown =>
  JSON.parse(Buffer.from((authorization ?? "").split(".")[1] ?? "", "base64url").toString())

describe("an upstream", () => {
  it("gets what is not the server's, and what it responds comes back", async () => {
    const response = await fetch(`${auth.origin}/rest/v1/todos?select=*`, { method: "PATCH", body: "{}" })
    expect([response.status, response.statusText]).toEqual([201, "Made"])
    expect(await response.text()).toBe("PATCH /base/rest/v1/todos?select=*")
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"])
    expect(response.headers.get("content-range")).toBe("0-1/2")
    expect(response.headers.get("x-private")).toBeNull()
    expect(seen?.body).toBe("{}")
    const { host } = new URL(auth.origin)
    expect(seen?.headers).toMatchObject({
      host: new URL(upstream.url).host,
      "x-forwarded-host": host,
      "x-forwarded-proto": "http",
      "x-forwarded-for": "127.0.0.1"
    })
    expect(told).toContain("PATCH /rest/v1/todos?select=* 201")
  })

  it("gets nothing of the server's and of its owner's", async () => {
    const headers = { apikey: auth.publishableKey }
    expect((await fetch(`${auth.origin}/auth/v1/health`, { headers })).status).toBe(200)
    expect((await fetch(`${auth.origin}/auth/v1/none`, { headers })).status).toBe(404)
    expect((await fetch(`${auth.origin}/emulator/outbox`)).status).toBe(200)
    expect(await (await fetch(`${auth.origin}/auth/v10`)).text()).toBe("GET /base/auth/v10")
  })

  it("gets a token for an opaque key, and the token of a user as it is", async () => {
    const ask = async (headers: Record<string, string>) => {
      await fetch(`${auth.origin}/rest/v1/`, { headers })
      return seen?.headers.authorization
    }
    const bearer = (key: string) => ({ apikey: key, Authorization: `Bearer ${key}` })
    expect(rolesOf(await ask(bearer(auth.publishableKey)))).toEqual({ role: "anon" })
    expect(rolesOf(await ask({ apikey: auth.secretKey }))).toEqual({ role: "service_role" })
    expect(await ask({ apikey: auth.secretKey, Authorization: "Bearer user" })).toBe("Bearer user")
    expect(await ask({})).toBeUndefined()
    expect(seen?.headers).not.toHaveProperty("apikey")
  })

  it("sees no header that is about the connection to the emulator", async () => {
    const { port } = new URL(auth.origin)
    const request = bytesOf("GET /storage/v1/a", {
      Connection: "close, x-mine",
      "X-Mine": "1",
      TE: "trailers",
      "X-Other": "2"
    })
    const response = await Effect.runPromise(exchange(Number(port), request))
    expect(parse(response).status).toBe(201)
    expect(seen?.headers).toMatchObject({ "x-other": "2" })
    expect(seen?.headers).not.toHaveProperty("x-mine")
    expect(seen?.headers).not.toHaveProperty("te")
  })

  it("may respond without a body, and to HEAD", async () => {
    expect((await fetch(`${auth.origin}/none`)).status).toBe(304)
    const head = await fetch(`${auth.origin}/rest/v1/todos`, { method: "HEAD" })
    expect([head.status, await head.text()]).toEqual([201, ""])
  })

  it("that breaks off in the middle is not taken for one that has ended", async () => {
    const response = await fetch(`${auth.origin}/cut`)
    await expect(response.text()).rejects.toThrow("terminated")
  })

  it("may respond before it has all of a body, or not at all, and the next request is served", async () => {
    const body = "x".repeat(8 * 1_048_576)
    const agent = new http.Agent()
    const post = (origin: string, path: string, sent: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const request = http.request(`${origin}${path}`, { agent, method: "POST" }, (response) => {
          response.resume().on("end", () => resolve(response.statusCode))
        })
        request.on("error", reject).end(sent)
      })
    expect(await post(auth.origin, "/full", body)).toBe(413)
    expect(await post(auth.origin, "/next", "{}")).toBe(201)
    const gone = await listen(() => undefined)
    await new Promise((resolve) => gone.server.close(resolve))
    await using other = await start({ upstream: gone.url })
    expect(await post(other.origin, "/x", body)).toBe(502)
    expect(await post(other.origin, "/auth/v1/none", "{}")).toBe(404)
    agent.destroy()
  })

  it("is told when a client goes away", async () => {
    const gone = new Promise<void>((resolve) => (closed = resolve))
    const { port } = new URL(auth.origin)
    const { socket } = await Effect.runPromise(until(Number(port), "first", bytesOf("GET /first")))
    socket.destroy()
    await gone
  })

  it("is connected to by requests, and not by websockets", async () => {
    const { port } = new URL(auth.origin)
    const asked = bytesOf("GET /realtime/v1/websocket", { Connection: "Upgrade", Upgrade: "websocket" })
    const { response, socket } = await Effect.runPromise(until(Number(port), "websockets", asked))
    socket.destroy()
    expect(response).toMatch(/^HTTP\/1.1 501 /)
  })

  it("carries a body of any size without holding it", async () => {
    const size = 96 * 1_048_576
    const chunk = new Uint8Array(1_048_576)
    let sent = 0
    let received = 0
    const sink = await listen((incoming, outgoing) => {
      incoming.on("data", (data: Buffer) => (received += data.length))
      incoming.on("end", () => outgoing.end(String(received)))
    })
    await using other = await start({ upstream: sink.url })
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent === size) return controller.close()
        sent += chunk.length
        controller.enqueue(chunk)
      }
    })
    const init = { method: "POST", body, duplex: "half" }
    const response = await fetch(`${other.origin}/storage/v1/object/a`, init)
    expect(await response.text()).toBe(String(size))
    sink.server.close()
  })

  it("that is not there is told in words, which a page may read", async () => {
    const gone = await listen(() => undefined)
    await new Promise((resolve) => gone.server.close(resolve))
    await using other = await start({ upstream: gone.url })
    const response = await fetch(`${other.origin}/rest/v1/todos`, { method: "POST", body: "{}" })
    expect(response.status).toBe(502)
    expect(response.headers.get("access-control-allow-origin")).toBe("*")
    expect(await response.json()).toEqual({
      message: `The upstream ${gone.url} does not respond (ECONNREFUSED). Is it running?`
    })
    expect((await fetch(`${other.url}/health`)).status).toBe(200)
  })

  it("that responds with what HTTP does not allow ends no more than the response", async () => {
    const broken = createServer((socket) => {
      socket.on("error", () => undefined)
      socket.once("data", () => socket.end("HTTP/1.1 200 \u0001\r\nContent-Length: 2\r\n\r\nok"))
    })
    await new Promise<void>((listening) => broken.listen(0, "127.0.0.1", listening))
    const address = broken.address()
    const port = typeof address === "object" ? address?.port : ""
    await using other = await start({ upstream: `http://127.0.0.1:${port}` })
    expect((await fetch(`${other.origin}/x`)).status).toBe(502)
    expect((await fetch(`${other.url}/health`)).status).toBe(200)
    broken.close()
  })

  it("is not the emulator itself", async () => {
    const first = await start({ upstream: "http://127.0.0.1:1" })
    const { port } = new URL(first.origin)
    await first.stop()
    await using same = await start({ port: Number(port), upstream: `http://127.0.0.1:${port}` })
    const response = await fetch(`${same.origin}/rest/v1/todos`)
    expect([response.status, await response.json()]).toEqual([
      508,
      { message: `The upstream http://127.0.0.1:${port} leads back to the emulator.` }
    ])
  })

  it("has a URL of HTTP", async () => {
    for (const upstream of ["nonsense", "ftp://127.0.0.1"]) {
      await expect(start({ upstream })).rejects.toThrow(
        "The setting upstream is not a URL like http://127.0.0.1:54321."
      )
    }
  })
})

describe("apps on other ports", () => {
  it.each([true, false])("may ask with all that supabase-js sends; gateway: %s", async (gateway) => {
    await using other = await start({ gateway })
    const sent = ["authorization", "content-type", "x-client-info", "x-supabase-api-version"]
    const preflight = await fetch(`${other.url}/token?grant_type=password`, {
      method: "OPTIONS",
      headers: {
        Origin: "http://localhost:3000",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": (gateway ? ["apikey", ...sent] : sent).join(",")
      }
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*")
    expect(preflight.headers.get("access-control-allow-headers")).toContain("x-supabase-api-version")
    const refused = await fetch(`${other.url}/user`, { headers: { Origin: "http://localhost:3000" } })
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, "*"])
  })
})
