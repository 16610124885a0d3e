import { describe, expect, it } from "@effect/vitest"
import { Exchange } from "../src/index.js"

describe("a request", () => {
  it("without headers, body and address has none, and comes from this machine", () => {
    expect(Exchange.request({ method: "GET", target: "/health" })).toEqual({
      method: "GET",
      target: "/health",
      headers: [],
      body: new Uint8Array(0),
      remoteAddress: "127.0.0.1"
    })
  })

  it("keeps each part that is set, a text as UTF-8", () => {
    const headers = [["Accept", "text/plain"]] as const
    const parts = { method: "PUT", target: "/user", headers, remoteAddress: "192.0.2.1" }
    expect(Exchange.request({ ...parts, body: "é" })).toEqual({ ...parts, body: Uint8Array.of(0xc3, 0xa9) })
    expect(Exchange.request({ ...parts, body: Uint8Array.of(0xff) })).toEqual({ ...parts, body: Uint8Array.of(0xff) })
  })
})
