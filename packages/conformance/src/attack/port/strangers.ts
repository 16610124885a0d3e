/** The emulator's own routes, asked for by whom they do not belong to. */
import type { Dice } from "../Dice.js"
import type { Sending } from "./Sending.js"
import { request } from "./Sending.js"

const html =
  '{"kind":"answer","status":200,"headers":{"content-type":"text/html"},"body":"<script>1</script>","times":1,"path":"/never"}'

const requests: ReadonlyArray<readonly [method: string, path: string, body: string]> = [
  ["GET", "/emulator/state", ""],
  ["PUT", "/emulator/state", "{}"],
  ["POST", "/emulator/state", "{}"],
  ["GET", "/emulator/outbox", ""],
  ["GET", "/emulator/journal", ""],
  ["DELETE", "/emulator/journal", ""],
  ["GET", "/emulator/faults", ""],
  ["POST", "/emulator/faults", html],
  ["DELETE", "/emulator/faults", ""],
  ["GET", "/emulator/clock", ""],
  ["POST", "/emulator/clock", '{"advance":1}'],
  ["PUT", "/emulator/clock", '{"advance":1}'],
  ["POST", "/emulator/seed", '{"seed":1}'],
  ["PUT", "/emulator/seed", '{"seed":1}'],
  ["POST", "/emulator/reset", ""],
  ["GET", "/emulator/", ""],
  ["GET", "/emulator/about", ""],
  ["GET", "/emulator/changes", ""],
  ["GET", "/emulator/users", ""],
  ["GET", "/emulator/users/00000000-0000-0000-0000-000000000000", ""],
  ["GET", "/emulator/journal/1", ""],
  ["DELETE", "/emulator/faults/1", ""],
  ["DELETE", "/emulator/sessions/00000000-0000-0000-0000-000000000000", ""],
  ["POST", "/emulator/sessions/00000000-0000-0000-0000-000000000000/token", ""],
  ["GET", "/emulator/server/admin/users", ""],
  ["POST", "/emulator/server/admin/users", '{"email":"eve@example.com"}']
]

/** Each of them tells that it is not the owner who asks. */
const marks: ReadonlyArray<(host: string) => ReadonlyArray<readonly [string, string]>> = [
  () => [["Host", "evil.example.com"]],
  () => [["Host", "evil.example.com:80"]],
  () => [["Host", "127.0.0.1.evil.example.com"]],
  () => [["Host", "localhost.evil.example.com"]],
  () => [["Host", "192.168.1.5:9999"]],
  () => [["Host", "x@127.0.0.1"]],
  (host) => [
    ["Host", host],
    ["Origin", "https://evil.example.com"]
  ],
  (host) => [
    ["Host", host],
    ["Origin", "null"]
  ],
  (host) => [
    ["Host", host],
    ["Origin", "http://127.0.0.1.evil.example.com"]
  ],
  (host) => [
    ["Host", host],
    ["Origin", "http://localhost:1"]
  ],
  (host) => [
    ["Host", host],
    ["Sec-Fetch-Site", "cross-site"]
  ],
  (host) => [
    ["Host", host],
    ["Sec-Fetch-Site", "same-site"],
    ["Sec-Fetch-Mode", "no-cors"]
  ],
  (host) => [
    ["Host", host],
    ["Origin", "https://evil.example.com"],
    ["Sec-Fetch-Site", "cross-site"],
    ["Sec-Fetch-Mode", "no-cors"]
  ]
]

const types = ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]

export const strangers = (dice: Dice, host: string): Sending => {
  const [method, path, body] = dice.from(requests) ?? ["GET", "/emulator/state", ""]
  const mark = dice.from(marks)?.(host) ?? []
  const target = dice.pick(path, path, path, `${path}?x`, `/.${path}`, `/${path}`, `${path}/`)
  return {
    name: "a control route from elsewhere",
    pieces: [
      request(
        method,
        target,
        [
          ...mark,
          ["Content-Type", dice.from(types) ?? ""],
          ["Content-Length", String(body.length)],
          ["Connection", "close"]
        ],
        body
      )
    ],
    ending: "response",
    requests: 1,
    isForbidden: true
  }
}
