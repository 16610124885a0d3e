import { describe, expect, it } from "@effect/vitest"
import { err, ok } from "../../src/result.js"
import { LazyResponse } from "../../src/transport/lazyResponse.js"
import * as Received from "../../src/transport/received.js"

const invalid = err({ reason: "ERR_INVALID_RESPONSE", sent: "unknown" })

const hostile = (name: string) =>
  Object.defineProperty({ status: 200, headers: {}, text: "{}" }, name, { get: () => JSON.parse("planted") })

describe("check", () => {
  it.each<readonly [what: string, response: unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["a text", "{}"],
    ["no status", { headers: {}, text: "{}" }],
    ["a status that is not a number", { status: Number.NaN, headers: {}, text: "{}" }],
    ["a status out of range", { status: 1000, headers: {}, text: "{}" }],
    ["a status as text", { status: "200", headers: {}, text: "{}" }],
    ["a status that throws", hostile("status")],
    ["headers that throw", hostile("headers")],
    ["a text that throws", hostile("text")],
    ["a proxy", new Proxy({}, { get: () => JSON.parse("planted"), has: () => JSON.parse("planted") })],
    ["a lazy response without a status", new LazyResponse(Number.NaN, { text: "" }, {}, () => ({}))]
  ])("does not take %s for a response", (_, response) => {
    expect(Received.check(response, undefined)).toEqual(invalid)
  })

  it("copies what a caller's own transport resolved to, and drops members that are not text", () => {
    const response = { status: 500, headers: { "x-request-id": 5, server: "nginx" }, text: "{}", jsonText: 5, more: 1 }
    expect(Received.check(response, undefined)).toEqual(
      ok({ status: 500, headers: { server: "nginx" }, text: "{}", issue: undefined })
    )
    expect(Received.check({ status: 200, text: "é", jsonText: "\\u00e9" }, undefined)).toEqual(
      ok({ status: 200, headers: {}, text: "é", jsonText: "\\u00e9", issue: undefined })
    )
  })

  it("measures the text of a caller's own transport", () => {
    expect(Received.check({ status: 200, headers: {}, text: "x".repeat(11) }, 10)).toEqual(
      ok({ status: 200, headers: {}, text: "", issue: { path: "", expected: "should be at most 10 bytes" } })
    )
    expect(Received.check({ status: 200, headers: {} }, 10)).toEqual(
      ok({ status: 200, headers: {}, text: "", issue: { path: "", expected: "should be text" } })
    )
  })

  it("takes a response of our own transports as it is", () => {
    const response = new LazyResponse(200, { text: "x".repeat(11) }, {}, () => ({}))
    const checked = Received.check(response, 10)
    expect(checked.ok && checked.value).toBe(response)
  })
})
