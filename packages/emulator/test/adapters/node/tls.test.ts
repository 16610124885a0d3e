import { start } from "@gotrue-effect/emulator/promise"
import * as https from "node:https"
import { connect } from "node:net"
import { describe, expect, it } from "vitest"
import { makeCertificate } from "../../support/certificate.js"

const tls = makeCertificate()

const get = (url: string): Promise<{ readonly status: number | undefined; readonly body: string }> =>
  new Promise((resolve, reject) => {
    https
      .get(url, { ca: tls.cert, agent: false }, (response) => {
        let body = ""
        response.on("data", (chunk) => (body += chunk))
        response.on("end", () => resolve({ status: response.statusCode, body }))
      })
      .on("error", reject)
  })

describe("HTTPS", () => {
  it("is spoken with a certificate, and links lead there", async () => {
    await using auth = await start({ tls })
    expect(auth.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect((await get(`${auth.url}/health`)).status).toBe(200)
    await auth.fetch("http://x/otp", { method: "POST", body: '{"email":"ann@example.com"}' })
    expect((await auth.outbox())[0]?.link?.startsWith(`${auth.url}/verify?`)).toBe(true)
    expect((await get(`${auth.origin}/emulator/outbox`)).body).toContain("ann@example.com")
  })

  it("survives planned faults, and clients that speak HTTP or nonsense", async () => {
    await using auth = await start({ tls })
    await auth.fail({ kind: "reset", path: "/health" })
    await expect(get(`${auth.url}/health`)).rejects.toMatchObject({ code: "ECONNRESET" })
    for (const bytes of ["GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0000\u0005nonsense"]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(auth.url).port), "127.0.0.1", () => socket.write(bytes))
        socket.on("error", () => undefined)
        socket.on("data", () => undefined)
        socket.on("close", () => resolve())
      })
    }
    expect((await get(`${auth.url}/health`)).status).toBe(200)
  })

  it("with an invalid certificate is not begun", async () => {
    await expect(start({ tls: { ...tls, cert: "none" } })).rejects.toMatchObject({
      _tag: "ListenError",
      message: expect.stringMatching(/^Cannot listen on 127\.0\.0\.1:0 with this certificate and key \(ERR_OSSL_/)
    })
    await expect(start({ tls: { ...tls, key: makeCertificate().key } })).rejects.toMatchObject({ _tag: "ListenError" })
  })
})

describe("all addresses", () => {
  it.each([
    ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
    ["127.0.0.1", /^http:\/\/127\.0\.0\.1:\d+$/]
  ])("%s has a URL that leads there, and so do links", async (host, url) => {
    await using auth = await start({ host })
    expect(auth.url).toMatch(url)
    expect((await fetch(`${auth.url}/health`)).status).toBe(200)
    await fetch(`${auth.url}/otp`, { method: "POST", body: '{"email":"ann@example.com"}' })
    const followed = await fetch((await auth.outbox())[0]?.link ?? "", { redirect: "manual" })
    expect(followed.status).toBe(303)
  })

  it("can be called something else", async () => {
    await using auth = await start({ host: "0.0.0.0", url: "https://auth.example.com", gateway: true })
    await auth.fetch("http://x/auth/v1/otp", {
      method: "POST",
      body: '{"email":"ann@example.com"}',
      headers: { apikey: auth.publishableKey }
    })
    expect((await auth.outbox())[0]?.link).toMatch(/^https:\/\/auth\.example\.com\/auth\/v1\/verify\?/)
  })
})
