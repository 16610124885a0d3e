import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { messageOf } from "../src/api.js"
import { curlOf } from "../src/curl.js"
import { faultOf, kinds } from "../src/faults/kinds.js"
import { age, bytes, grouped, isWebLink, nameOf, pretty, span, stamp } from "../src/format.js"
import { claimsOf, readObject } from "../src/json.js"
import { merge, stateOf } from "../src/live.js"
import { parseRoute } from "../src/router.js"
import { samples } from "../src/samples.js"
import { maskBody, maskHeaders, maskTarget } from "../src/secrets.js"
import type { Entry, Headline, Message } from "../src/types.js"

const now = Date.parse("2026-08-20T10:00:00Z")

describe("what is shown", () => {
  it.each([
    ["2026-08-20T09:59:59.5Z", "now"],
    ["2026-08-20T09:59:30Z", "30 s ago"],
    ["2026-08-20T09:58:30Z", "1 min ago"],
    ["2026-08-20T08:30:00Z", "90 min ago"],
    ["2026-08-19T09:00:00Z", "25 h ago"],
    ["2026-08-10T10:00:00Z", "10 d ago"],
    ["2026-08-20T11:59:00Z", "in 119 min"]
  ])("%s is %s", (timestamp, expected) => {
    expect(age(timestamp, now)).toBe(expected)
  })

  it("spans, timestamps, sizes, codes and names", () => {
    expect(span(90_000_000)).toBe("25 h")
    expect(stamp(now)).toBe("2026-08-20 10:00:00")
    expect(stamp("soon")).toBe("soon")
    expect([bytes(12), bytes(2048)]).toEqual(["12 B", "2.0 KiB"])
    expect([grouped("123456"), grouped("12345678")]).toEqual(["123 456", "12345678"])
    expect(nameOf({ email: "", phone: "49151", id: "0" })).toBe("+49151")
    expect(nameOf({ email: "", phone: "", id: "01234567-89" })).toBe("user 01234567")
    expect([pretty('{"a":1}'), pretty("{")]).toEqual(['{\n  "a": 1\n}', "{"])
  })

  it("links that lead to the web, and no others", () => {
    expect(["https://a.b", "HTTP://a.b"].every(isWebLink)).toBe(true)
    expect(["javascript:alert(1)", "myapp://x", " https://a.b", "data:text/html,x", ""].some(isWebLink)).toBe(false)
  })
})

describe("JSON that somebody writes", () => {
  it("is an object", () => {
    expect(readObject('{"a":[1]}')).toEqual({ value: { a: [1] } })
    expect(readObject("  ")).toEqual({ value: {} })
    for (const text of ["[]", "null", "1", "{", "{a:1}"]) expect(readObject(text)).toHaveProperty("problem")
  })

  it("claims are read from a token", () => {
    const part = Buffer.from('{"sub":"ü"}').toString("base64url")
    expect(claimsOf(`x.${part}.y`)).toEqual({ sub: "ü" })
  })
})

describe("secrets", () => {
  it("are hidden in headers, bodies and targets", () => {
    expect(
      maskHeaders([
        ["Authorization", "Bearer x"],
        ["accept", "*/*"]
      ])
    ).toEqual([
      ["Authorization", "••••••"],
      ["accept", "*/*"]
    ])
    const body = '{"email":"a@b.c","password":"p\\"w","refresh_token": "r","token":"1","nonce":1}'
    expect(maskBody(body)).toBe(
      '{"email":"a@b.c","password":"••••••","refresh_token": "••••••","token":"••••••","nonce":1}'
    )
    expect(maskTarget("/verify?token=abc&type=invite&code=1")).toBe("/verify?token=••••••&type=invite&code=••••••")
  })
})

const line = (seq: number, status: number | null = 200): Headline => ({
  seq,
  at: "2026-08-20T10:00:00Z",
  method: "GET",
  target: `/${seq}`,
  fault: null,
  status,
  milliseconds: 1
})

describe("requests", () => {
  it("that are new come first, and those that were asked for again take the place of the known ones", () => {
    const known = [line(3, null), line(2), line(1)]
    expect(merge(known, [line(3), line(4)], 2).map(({ seq, status }) => [seq, status])).toEqual([
      [4, 200],
      [3, 200],
      [2, 200]
    ])
    expect(merge(known, [], 4)).toEqual([])
  })

  it("become commands", () => {
    const entry: Entry = {
      ...line(1),
      method: "POST",
      headers: [
        ["Host", "a"],
        ["apikey", "it's"]
      ],
      body: "{}",
      bodySize: 2,
      response: null
    }
    expect(curlOf(entry, "http://a")).toBe(
      `curl -X POST 'http://a/1' \\\n  -H 'apikey: it'\\''s' \\\n  --data-raw '{}'`
    )
  })
})

describe("messages", () => {
  it("expire by the emulator's time", () => {
    const message: Message = {
      id: "1",
      kind: "signup",
      channel: "email",
      to: "a@b.c",
      user_id: "1",
      link: null,
      otp: "123456",
      created_at: "2026-08-20T09:00:00Z",
      expires_at: "2026-08-20T10:00:00Z",
      state: "open"
    }
    expect(stateOf(message, now - 1)).toBe("open")
    expect(stateOf(message, now + 1)).toBe("expired")
    expect(stateOf({ ...message, state: "over" }, now + 1)).toBe("over")
  })
})

describe("the rest", () => {
  it("routes", () => {
    expect(parseRoute("")).toMatchObject({ screen: "users", id: undefined })
    expect(parseRoute("#/users/1")).toMatchObject({ screen: "users", id: "1" })
    expect(parseRoute("#/faults?path=%2Fa").query.get("path")).toBe("/a")
  })

  it("errors of the server in either form", () => {
    expect(messageOf(422, '{"code":422,"msg":"Taken \\"a\\""}')).toBe('Taken "a"')
    expect(messageOf(400, '{"message":"No"}')).toBe("No")
    expect(messageOf(502, "<html>")).toBe("The emulator responded with 502.")
  })

  it("a fault from a form", () => {
    const form = new Map([
      ["status", "502"],
      ["as", "html"],
      ["times", "always"],
      ["path", "/x"]
    ])
    const [error] = kinds
    expect(error && faultOf(error, (name) => form.get(name) ?? "")).toEqual({
      kind: "error",
      status: 502,
      as: "html",
      times: "always",
      path: "/x"
    })
  })

  it("sample users, each with an address of its own", () => {
    const addresses = [...samples(0), ...samples(100)].map((user) => JSON.stringify(Object(user).email))
    expect(new Set(addresses).size).toBe(200)
  })

  it("no more than 45 KB of it go over the wire, gzipped", () => {
    const built = readFileSync(new URL("../../emulator/src/adapters/node/page/built.ts", import.meta.url))
    expect(gzipSync(built).length).toBeLessThan(45_000)
  })
})
