/** What the command prints of a request and of a message. */
import { describe, expect, it } from "vitest"
import { messageLine } from "../../src/command/messageLine.js"
import { paintFor } from "../../src/command/paint.js"
import { requestLine } from "../../src/command/requestLine.js"
import type { Handled } from "../../src/control/observer.js"

const plain = paintFor(false, undefined)

const handled: Handled = { method: "GET", target: "/health", status: 200, body: "{}", milliseconds: 1.4, fault: null }

const line = (parts: Partial<Handled>) => requestLine({ ...handled, ...parts }, plain)

describe("the line of a request", () => {
  it.each<readonly [Partial<Handled>, string]>([
    [{}, "GET    /health 200 1 ms"],
    [{ method: "POST", target: "/token?grant_type=password" }, "POST   /token?grant_type=password 200 1 ms"],
    [
      { status: 403, body: '{"code":403,"error_code":"not_admin","msg":"User not allowed"}' },
      "GET    /health 403 1 ms not_admin: User not allowed"
    ],
    [
      { status: 400, body: '{"code":"weak_password","message":"Too short"}' },
      "GET    /health 400 1 ms weak_password: Too short"
    ],
    [
      { status: 400, body: '{"error":"invalid_grant","error_description":"Expired"}' },
      "GET    /health 400 1 ms invalid_grant: Expired"
    ],
    [{ status: 401, body: '{"message":"Invalid API key","hint":"…"}' }, "GET    /health 401 1 ms Invalid API key"],
    [{ status: 502, body: "<html>", fault: "error" }, "GET    /health 502 1 ms (planned fault: error)"],
    [{ status: null, body: "", fault: "reset" }, "GET    /health no response 1 ms (planned fault: reset)"]
  ])("%j", (parts, expected) => {
    expect(line(parts)).toBe(expected)
  })

  it("shows no value of a query but the kind of a grant", () => {
    expect(line({ target: "/verify?token=S3CRET&type=invite&grant_type=pkce&code" })).toBe(
      "GET    /verify?token&type&grant_type=pkce&code 200 1 ms"
    )
  })

  it("moves no cursor and is no longer than a line", () => {
    expect(line({ target: "/\u001b[2J\r\n" })).toBe("GET    /\\x1b[2J\\x0d\\x0a 200 1 ms")
    expect(line({ target: `/${"a".repeat(10_000)}` }).length).toBeLessThan(200)
    const body = JSON.stringify({ msg: "b".repeat(10_000) })
    expect(line({ status: 400, body }).length).toBeLessThan(220)
  })

  it("says nothing of a body that is no error", () => {
    for (const body of ["[]", "null", "{", '{"msg":5}', '{"msg":""}']) {
      expect(line({ status: 500, body })).toBe("GET    /health 500 1 ms")
    }
  })
})

describe("the line of a message", () => {
  const message = {
    id: "1",
    kind: "magiclink",
    channel: "email",
    to: "ann@example.com",
    user_id: "2",
    link: "http://localhost/verify?token=t",
    token: "t",
    otp: "123456",
    created_at: "2026-01-01T00:00:00Z"
  } as const

  it("has its link and its code", () => {
    expect(messageLine(message, plain)).toBe(
      "mail to ann@example.com: magic link → http://localhost/verify?token=t, code 123456"
    )
    const text = { ...message, kind: "mfa", channel: "sms", to: "15550001", link: null } as const
    expect(messageLine(text, plain)).toBe("sms to 15550001: mfa → code 123456")
    expect(messageLine({ ...message, link: null, otp: null }, plain)).toBe("mail to ann@example.com: magic link")
  })
})

describe("colours", () => {
  it("are for terminals, unless NO_COLOR is set", () => {
    expect(paintFor(true, undefined)("red", "a")).toBe("\u001b[31ma\u001b[39m")
    expect(paintFor(true, "")("red", "a")).toBe("\u001b[31ma\u001b[39m")
    expect(paintFor(true, "1")("red", "a")).toBe("a")
    expect(paintFor(false, undefined)("red", "a")).toBe("a")
  })
})
