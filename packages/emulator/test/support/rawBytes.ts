import { connect } from "node:net"

/** Numbers below a limit, the same for the same seed. */
type Below = (limit: number) => number

export const numbers = (seed: number): Below => {
  let state = seed | 0
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit)
  }
}

const request = (line: string, lines: ReadonlyArray<string> = [], body = ""): string =>
  `${line} HTTP/1.1\r\nHost: localhost\r\n${lines.map((each) => `${each}\r\n`).join("")}\r\n${body}`

const whole: ReadonlyArray<string> = [
  request("GET /health"),
  request("CONNECT a:1"),
  request("CONNECT a:1", [], "more than was asked for"),
  request("GET /health", [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: x",
    "Sec-WebSocket-Version: 13"
  ]),
  request("GET /health", ["Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMAAABk"]),
  request("POST /signup", ["Expect: 100-continue", "Content-Length: 2"]),
  request("POST /signup", ["Expect: nothing", "Content-Length: 2"], "{}"),
  request("GET /health").repeat(40),
  request("GET /health") + request("CONNECT a:1") + request("GET /health"),
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000",
  "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000",
  request("GET http://localhost/health"),
  request("GET http://localhost/emulator/state"),
  request("OPTIONS *"),
  request("FOO /health"),
  request("POST /signup", ["Content-Length: 5", "Content-Length: 6"], "{}{}{}"),
  request("POST /signup", ["Content-Length: 5", "Transfer-Encoding: chunked"], "0\r\n\r\n"),
  request("POST /signup", ["Transfer-Encoding: chunked"], "zz\r\n{}\r\n0\r\n\r\n"),
  request("POST /signup", ["Transfer-Encoding: chunked"], "ffffffffffffffff\r\n{}"),
  request("POST /signup", ["Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n"),
  request("POST /signup", ["Content-Length: 1000"], "{"),
  request("POST /signup", ["Content-Length: 99999999999999999999"], "{"),
  request("POST /signup", ["Content-Length: -1"], "{"),
  request("POST /emulator/faults", ["Content-Length: 1000000000"], "{"),
  request("POST /signup", ["Content-Length: 1100000"], " ".repeat(1_100_000)),
  request("GET /health", [`X: ${"x".repeat(1_060_000)}`]),
  request(
    "GET /health",
    Array.from({ length: 3000 }, (_, i) => `X${i}: x`)
  ),
  request(`GET /${"%ff".repeat(5000)}`),
  "GET /health HTTP/1.1\r\n\r\n",
  "GET /health HTTP/1.0\r\n\r\n",
  "GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
  "GET  /health\r\n\r\n",
  "GET /health HTTP/1.1\nHost: x\n\n",
  "\r\n\r\n\r\n",
  ""
]

/** Bytes as a client could send them that does all wrong: whole, cut off, or with some that are others. */
const bytesOf = (below: Below): Buffer => {
  const bytes = Buffer.from(whole[below(whole.length)] ?? "", "latin1")
  const end = below(3) === 0 ? below(bytes.length + 1) : bytes.length
  const sent = Buffer.from(bytes.subarray(0, end))
  for (let i = below(3) === 0 ? 1 + below(4) : 0; i > 0 && sent.length > 0; i--) sent[below(sent.length)] = below(256)
  return sent
}

/** One connection: some bytes in some pieces, and some kind of end at some time. Resolves when it is closed. */
export const attack = (port: number, below: Below): Promise<void> =>
  new Promise((resolve) => {
    const bytes = bytesOf(below)
    const cut = below(bytes.length + 1)
    const [ending, turns] = [below(4), below(4)]
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: below(2) === 0 }, () => {
      socket.write(bytes.subarray(0, cut))
      socket.write(bytes.subarray(cut))
      const end = () => {
        if (ending === 0) socket.resetAndDestroy()
        else if (ending === 1) socket.destroy()
        else socket.end()
      }
      // A reset at once, and one when the server has seen some of it.
      const after = (left: number): void => {
        if (left === 0) end()
        else setImmediate(after, left - 1)
      }
      after(ending === 3 ? 0 : turns)
    })
    // Who has said all waits for the other side's end; that takes as long as the server allows, so it is not waited for.
    socket.on("data", () => {
      if (ending > 1) socket.destroy()
    })
    socket.setTimeout(200, () => socket.destroy())
    socket.on("error", () => undefined)
    socket.on("close", () => resolve())
  })
