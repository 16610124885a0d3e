/** Hooks that respond as a test says, over HTTP for a real server and in memory for the emulator. */
import { createHmac } from "node:crypto"
import * as http from "node:http"

/** What a hook does with a request. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Nothing, a lost connection, a body that never ends, a body that breaks off. */
  | "silent"
  | "reset"
  | "endless"
  | "cut"

/** What a hook is about to reply: the same each time, or by the event and how often the hook was called. */
export type Planned = Reply | ((event: Event, calls: number) => Reply)

export interface Event {
  readonly hook: string
  readonly headers: ReadonlyArray<string>
  /** Which of the secrets the signatures are by. */
  readonly signed: ReadonlyArray<string>
  readonly id: string
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

const keys = { first: Buffer.alloc(32, 7), second: Buffer.alloc(24, 9) }

export const secrets = Object.values(keys)
  .map((key) => `v1,whsec_${key.toString("base64")}`)
  .join("|")

const shown = ["content-type", "webhook-id", "webhook-signature", "webhook-timestamp", "accept-encoding", "user-agent"]

const signedBy = (header: (name: string) => string, text: string): ReadonlyArray<string> =>
  header("webhook-signature")
    .split(", ")
    .map((signature) => {
      const signing = `${header("webhook-id")}.${header("webhook-timestamp")}.${text}`
      const matches = ([, key]: readonly [string, Buffer]) =>
        signature === `v1,${createHmac("sha256", key).update(signing).digest("base64")}`
      return Object.entries(keys).find(matches)?.[0] ?? "nobody"
    })

const json = { "content-type": "application/json" }

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = json): Reply => ({
  status: 200,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body)
})

export const rejecting = (status: number, message: string): Reply => ok({ error: { http_code: status, message } })

export const makeReceiver = () => {
  const plans = new Map<string, Planned>()
  let events: Array<Event> = []
  const receive = (hook: string, header: (name: string) => string, text: string): Reply => {
    const event: Event = {
      hook,
      headers: shown.filter((name) => header(name) !== ""),
      signed: signedBy(header, text),
      id: header("webhook-id"),
      text,
      body: JSON.parse(text)
    }
    events.push(event)
    const plan = plans.get(hook)
    if (plan !== undefined) {
      return typeof plan === "function" ? plan(event, events.filter((each) => each.hook === hook).length) : plan
    }
    return hook === "CUSTOM_ACCESS_TOKEN" ? ok({ claims: event.body["claims"] }) : { status: 204 }
  }

  const inMemory: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    return request.text().then((text) => {
      const hook = new URL(request.url).pathname.slice(1)
      const reply = receive(hook, (name) => request.headers.get(name) ?? "", text)
      if (reply === "reset") return Promise.reject(new TypeError("fetch failed"))
      if (reply === "silent") {
        return new Promise<Response>((_, reject) => {
          request.signal.addEventListener("abort", () => reject(new TypeError("aborted")))
        })
      }
      if (typeof reply === "string") {
        const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
          controller.enqueue(new TextEncoder().encode("{"))
          if (reply === "cut") controller.error(new TypeError("terminated"))
        }
        return new Response(new ReadableStream({ start }), { headers: json })
      }
      const body = reply.status === 204 || reply.status === 304 ? null : new TextEncoder().encode(reply.body ?? "")
      return new Response(body, { status: reply.status, headers: reply.headers ?? {} })
    })
  }

  const server = http.createServer((incoming, outgoing) => {
    const chunks: Array<Buffer> = []
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
    incoming.on("end", () => {
      const header = (name: string) => String(incoming.headers[name] ?? "")
      const reply = receive((incoming.url ?? "").slice(1), header, Buffer.concat(chunks).toString())
      if (reply === "silent") return
      if (reply === "reset") outgoing.destroy()
      else if (typeof reply === "string") {
        outgoing.writeHead(200, { ...json, "content-length": "10" })
        outgoing.write("{", () => (reply === "cut" ? outgoing.destroy() : undefined))
      } else {
        outgoing.writeHead(reply.status, { ...reply.headers })
        outgoing.end(reply.body)
      }
    })
  })

  return {
    inMemory,
    plan: (planned: { readonly [hook: string]: Planned }) => {
      plans.clear()
      for (const [hook, reply] of Object.entries(planned)) plans.set(hook, reply)
    },
    /** What has come since it was asked last. */
    taken: (): ReadonlyArray<Event> => {
      const all = events
      events = []
      return all
    },
    listen: (port: number) =>
      new Promise<number>((resolve) => {
        server.listen(port, "127.0.0.1", () => {
          const address = server.address()
          resolve(typeof address === "object" && address !== null ? address.port : port)
        })
      }),
    close: () => {
      server.closeAllConnections()
      server.close()
    }
  }
}

export type Receiver = ReturnType<typeof makeReceiver>
