import { Effect } from "effect"
import type { Socket } from "node:net"
import { connect } from "node:net"

/** Sends bytes as they are and gives all that comes back until the connection ends. */
export const exchange = (port: number, ...bytes: ReadonlyArray<string | Uint8Array>): Effect.Effect<string> =>
  Effect.async((resume) => {
    let response = ""
    const socket = connect(port, "127.0.0.1", () => {
      for (const each of bytes) socket.write(each)
    })
    socket.on("data", (chunk) => {
      response += chunk.toString("latin1")
    })
    socket.on("error", () => undefined)
    socket.on("close", () => resume(Effect.succeed(response)))
  })

/** Sends bytes, and gives what has come back when it holds a text; the connection stays, whatever the other side does. */
export const until = (port: number, text: string, ...bytes: ReadonlyArray<string | Uint8Array>) =>
  Effect.async<{ readonly response: string; readonly socket: Socket }>((resume) => {
    let response = ""
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => {
      for (const each of bytes) socket.write(each)
    })
    const done = () => resume(Effect.succeed({ response, socket }))
    socket.on("data", (chunk) => {
      response += chunk.toString("latin1")
      if (response.includes(text)) done()
    })
    socket.on("error", () => undefined)
    socket.on("close", done)
  })

/** A request as bytes, after which the connection ends. */
export const bytesOf = (line: string, headers: Readonly<Record<string, string>> = {}, body = ""): string => {
  const all = {
    Host: "127.0.0.1",
    Connection: "close",
    ...(body === "" ? {} : { "Content-Length": String(Buffer.byteLength(body)) }),
    ...headers
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n${body}`
}

/** The status, the headers and the body of one response in bytes. */
export const parse = (response: string) => {
  const [head = "", body = ""] = response.split("\r\n\r\n")
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head: head.toLowerCase(), body }
}
