import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as SystemCode from "../../src/transport/systemCode.js"

const withCode = (code: string, rest: object = {}) =>
  Object.assign(new Error("planted"), { code, address: "planted", ...rest })
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause })
const requestError = (cause: unknown) => ({ _tag: "RequestError", reason: "Transport", request: "planted", cause })

describe("find", () => {
  it.each([
    ["Node's fetch, refused", fetchFailed(withCode("ECONNREFUSED")), "ECONNREFUSED", "no"],
    ["Node's fetch, unknown name", fetchFailed(withCode("ENOTFOUND")), "ENOTFOUND", "no"],
    ["Node's fetch, resolver that is away", fetchFailed(withCode("EAI_AGAIN")), "EAI_AGAIN", "no"],
    [
      "Node's fetch, no connection in time",
      fetchFailed(withCode("UND_ERR_CONNECT_TIMEOUT")),
      "UND_ERR_CONNECT_TIMEOUT",
      "no"
    ],
    ["Node's fetch, reset", fetchFailed(withCode("ECONNRESET")), "ECONNRESET", "unknown"],
    ["Node's fetch, closed", fetchFailed(withCode("UND_ERR_SOCKET")), "UND_ERR_SOCKET", "unknown"],
    [
      "Node's fetch, no headers in time",
      fetchFailed(withCode("UND_ERR_HEADERS_TIMEOUT")),
      "UND_ERR_HEADERS_TIMEOUT",
      "unknown"
    ],
    [
      "Node's fetch, both addresses refused",
      fetchFailed(
        Object.assign(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNREFUSED")]), {
          code: "ECONNREFUSED"
        })
      ),
      "ECONNREFUSED",
      "no"
    ],
    [
      "a proxy that closed after the connection was made",
      fetchFailed(withCode("UND_ERR_SOCKET", { cause: withCode("ECONNRESET") })),
      "ECONNRESET",
      "unknown"
    ],
    ["node:http", withCode("ECONNREFUSED", { syscall: "connect" }), "ECONNREFUSED", "no"],
    ["node:http, broken pipe", withCode("EPIPE"), "EPIPE", "unknown"],
    ["Bun", withCode("ConnectionRefused"), "ConnectionRefused", "no"],
    ["Bun, unknown name", withCode("FailedToOpenSocket"), "FailedToOpenSocket", "no"],
    ["Bun, closed", withCode("ConnectionClosed"), "ConnectionClosed", "unknown"],
    [
      "Deno",
      new TypeError("error sending request", {
        cause: new Error("client error (Connect): tcp connect error: Connection refused (os error 111)")
      }),
      "ECONNREFUSED",
      "no"
    ],
    ["Deno, unknown name", new TypeError("client error (Connect): dns error: failed to lookup"), "ECONNREFUSED", "no"],
    ["a browser", new TypeError("Failed to fetch"), "unknown", "unknown"],
    [
      "a body that was read twice",
      new TypeError("locked", { cause: withCode("ERR_INVALID_STATE") }),
      "ERR_INVALID_STATE",
      "unknown"
    ],
    ["an abort", new DOMException("This operation was aborted", "AbortError"), "unknown", "unknown"],
    ["a text", "planted", "unknown", "unknown"],
    ["nothing", undefined, "unknown", "unknown"],
    ["an invalid code", withCode("planted text\n"), "unknown", "unknown"],
    ["a numeric code", Object.assign(new Error("planted"), { code: 20 }), "unknown", "unknown"],
    ["an empty group", new AggregateError([]), "unknown", "unknown"]
  ])("%s", (_, error, reason, sent) => {
    for (const found of [SystemCode.find(error), SystemCode.find(requestError(error))]) {
      expect(found).toEqual({ reason, sent })
    }
  })

  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EAI_FAIL",
    "EAI_NODATA",
    "EAI_NONAME",
    "UND_ERR_CONNECT_TIMEOUT",
    "ConnectionRefused",
    "FailedToOpenSocket"
  ])("a request that failed with %s was never sent", (code) => {
    expect(SystemCode.find(fetchFailed(withCode(code)))).toEqual({ reason: code, sent: "no" })
  })

  it("ends on causes that go round in circles", () => {
    const ring = new Error("planted")
    ring.cause = ring
    expect(SystemCode.find(ring)).toEqual({ reason: "unknown", sent: "unknown" })
  })

  it.prop("holds nothing of an error but a code", [FastCheck.anything()], ([thrown]) => {
    expect(SystemCode.find(requestError(thrown)).reason).toMatch(/^\w+$/)
  })
})
