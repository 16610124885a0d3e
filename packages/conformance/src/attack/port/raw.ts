/** Bytes that are no request, or one that no client should send. */
import type { Dice } from "../Dice.js"
import type { Sending } from "./Sending.js"
import { crlf, request } from "./Sending.js"

const lines = (...all: ReadonlyArray<string>): string => [...all, "", ""].join(crlf)

const ending = (dice: Dice): Sending["ending"] => dice.pick("may", "may", "half-closed", "reset", "gone")

export const tunnels = (dice: Dice, host: string): Sending => ({
  name: "a tunnel or an upgrade",
  pieces: [
    dice.pick(
      lines(`CONNECT ${dice.pick("example.com:443", host, "/", "*", "x")} HTTP/1.1`, `Host: ${host}`),
      lines(
        `GET ${dice.pick("/", "/health", "/admin/users")} HTTP/1.1`,
        `Host: ${host}`,
        "Connection: Upgrade",
        `Upgrade: ${dice.pick("websocket", "h2c", "x", "TLS/1.0")}`,
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13"
      ),
      lines("PRI * HTTP/2.0") + `SM${crlf}${crlf}`
    ),
    ...(dice.oneIn(2) ? ["more", Uint8Array.from({ length: dice.below(2_000) }, () => dice.below(256))] : [])
  ],
  ending: dice.pick("reset", "reset", "gone", "half-closed", "may"),
  requests: 1
})

const garbage: ReadonlyArray<(dice: Dice, host: string) => string | Uint8Array> = [
  (dice) => Uint8Array.from({ length: 1 + dice.below(3_000) }, () => dice.below(256)),
  () => Uint8Array.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  () => "GET /health\r\n",
  () => "GET /health HTTP/0.9\r\n\r\n",
  () => "GET /health HTTP/1.0\r\n\r\n",
  () => "GET /health HTTP/9.9\r\n\r\n",
  (_, host) => `GET /health HTTP/1.1\nHost: ${host}\n\n`,
  (_, host) => `get /health http/1.1\r\nhost: ${host}\r\n\r\n`,
  (_, host) => `\r\n\r\n\r\nGET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  () => "\r\n".repeat(5_000),
  () => "\u0000".repeat(100),
  (dice) => `${"A".repeat(dice.pick(10, 100_000))} / HTTP/1.1\r\n\r\n`,
  (_, host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example.com\r\n\r\n`,
  () => "GET /health HTTP/1.1\r\n\r\n",
  () => "GET /health HTTP/1.1\r\nHost:\r\n\r\n",
  (_, host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\n folded: x\r\n\r\n`,
  (_, host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\nBad Name: x\r\n\r\n`,
  (_, host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\nX: a\u0000b\r\n\r\n`,
  (_, host) => `GET /health HTTP/1.1\r\nHost: ${host}\r\n: x\r\n\r\n`,
  (_, host) => `GET  /health  HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  (_, host) => `POST /signup HTTP/1.1\r\nHost: ${host}\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`,
  (_, host) => `POST /signup HTTP/1.1\r\nHost: ${host}\r\nExpect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`
]

export const noRequest = (dice: Dice, host: string): Sending => ({
  name: "no request",
  pieces: [dice.from(garbage)?.(dice, host) ?? ""],
  ending: ending(dice),
  requests: 1
})

export const largeHeaders = (dice: Dice, host: string): Sending => ({
  name: "large headers",
  pieces: [
    dice.pick(
      () =>
        lines(
          "GET /health HTTP/1.1",
          `Host: ${host}`,
          `X-Large: ${"x".repeat(dice.pick(10_000, 100_000, dice.oneIn(20) ? 2_000_000 : 20_000))}`
        ),
      () =>
        lines(
          "GET /health HTTP/1.1",
          `Host: ${host}`,
          ...Array.from({ length: dice.pick(100, 1_000, 5_000) }, (_, i) => `X-${i}: ${i}`)
        ),
      () =>
        lines(
          `GET /health?${"a".repeat(dice.pick(10_000, 100_000, dice.oneIn(20) ? 2_000_000 : 20_000))} HTTP/1.1`,
          `Host: ${host}`
        ),
      () =>
        lines("GET /health HTTP/1.1", `Host: ${host}`, ...Array.from({ length: 500 }, () => "Authorization: Bearer x")),
      () => lines("GET /health HTTP/1.1", `Host: ${host}`, `Cookie: ${"a=b; ".repeat(5_000)}`)
    )()
  ],
  ending: ending(dice),
  requests: 1
})

const chunks: ReadonlyArray<string> = [
  "0\r\n\r\n",
  "2\r\n{}\r\n0\r\n\r\n",
  "5\r\n{}\r\n0\r\n\r\n",
  "ffffffffffffffff\r\n{}",
  "fffffffffffffffffffffffff\r\n{}",
  "-1\r\n{}\r\n0\r\n\r\n",
  "0x2\r\n{}\r\n0\r\n\r\n",
  "2;a=b\r\n{}\r\n0\r\n\r\n",
  `2;${"a".repeat(100_000)}\r\n{}\r\n0\r\n\r\n`,
  "2\n{}\n0\n\n",
  "2\r\n{}0\r\n\r\n",
  "zz\r\n{}\r\n0\r\n\r\n",
  " 2\r\n{}\r\n0\r\n\r\n",
  "2\r\n{}\r\n0\r\nX-Trailer: x\r\n\r\n",
  `2\r\n{}\r\n0\r\n${"X-Trailer: x\r\n".repeat(5_000)}\r\n`,
  "1\r\n{\r\n".repeat(5_000)
]

export const chunked = (dice: Dice, host: string): Sending => {
  const framing = dice.pick(
    ["Transfer-Encoding: chunked"],
    ["Transfer-Encoding: chunked"],
    ["Transfer-Encoding: chunked", "Content-Length: 2"],
    ["Content-Length: 2", "Transfer-Encoding: chunked"],
    ["Transfer-Encoding: chunked, chunked"],
    ["Transfer-Encoding: identity"],
    ["Transfer-Encoding: xchunked"],
    ["Transfer-Encoding : chunked"],
    ["Content-Length: 2", "Content-Length: 3"],
    ["Content-Length: -1"],
    ["Content-Length: 1e3"],
    ["Content-Length: 99999999999999999999"],
    ["Content-Length: 1000000"]
  )
  return {
    name: "framing",
    pieces: [
      lines(
        dice.pick("POST /signup HTTP/1.1", "POST /admin/users HTTP/1.1", "GET /health HTTP/1.1"),
        `Host: ${host}`,
        "Content-Type: application/json",
        ...framing
      ),
      dice.from(chunks) ?? ""
    ],
    ending: ending(dice),
    requests: 1
  }
}

const targets = [
  "http://evil.example.com/health",
  "http://evil.example.com/emulator/state",
  "https://127.0.0.1/health",
  "http://[::1/health",
  "//evil.example.com/health",
  "///",
  "*",
  "evil.example.com:80",
  "/../../etc/passwd",
  "/%2e%2e/%2e%2e",
  "/\u00e9\u00ff",
  "/health#x",
  "/health\\x",
  "/health?\u00ff",
  "/%",
  "/%zz",
  "/%00",
  "/a".repeat(20_000),
  "?x",
  "x",
  "http://",
  "http://a@b@c/health",
  "file:///etc/passwd",
  "javascript:1"
]

export const oddTargets = (dice: Dice, host: string): Sending => ({
  name: "an odd target",
  pieces: [
    request(dice.pick("GET", "POST", "OPTIONS", "DELETE", "HEAD"), dice.from(targets) ?? "/", [
      ["Host", host],
      ["Connection", "close"]
    ])
  ],
  ending: "may",
  requests: 1
})

/** Written a byte at a time, and so many bytes only. */
export const slow = (dice: Dice, host: string): Sending => {
  const whole = request("GET", "/health", [
    ["Host", host],
    ["Connection", "close"]
  ])
  return {
    name: "byte by byte",
    pieces: Array.from(whole, (byte) => Uint8Array.of(byte)),
    ending: dice.pick("response", "gone"),
    requests: 1
  }
}
