/** Compressed responses, through the transport of the runtime. */
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"
import { afterAll, beforeEach, expect, it } from "vitest"
import { GoTrueAdminApi } from "../../src/index.js"
import { listen, user } from "../support/server.js"

const users = Array.from({ length: 92 }, (_, index) => ({
  ...user,
  id: `7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8${100 + index}`,
  email: `user${index}@example.com`,
  user_metadata: { name: `Änn ${index}` }
}))
const page = Buffer.from(JSON.stringify({ users, aud: "authenticated" }))

const encoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gzipSync,
  "X-GZIP": gzipSync,
  br: brotliCompressSync,
  identity: (body) => body
}

let encoding = "gzip"
let cut = 0
let sent = 0
const server = await listen((_, response) => {
  const whole = encoders[encoding]?.(page) ?? page
  const body = whole.subarray(0, whole.length - cut)
  sent = body.length
  response.setHeader("content-encoding", encoding)
  response.setHeader("x-total-count", "92")
  response.end(body)
})
afterAll(() => server.close())
beforeEach(() => {
  encoding = "gzip"
  cut = 0
  server.seen.length = 0
})

const make = (options: object = {}) => new GoTrueAdminApi({ url: server.url, retry: false, ...options })

it.each(Object.keys(encoders))("reads %s", async (name) => {
  encoding = name
  expect((await make().listUsers()).data.users).toEqual(users)
  expect(server.seen[0]?.headers["accept-encoding"]).toBe("gzip, br")
})

it("a page of 92 users has an eighth of its bytes", async () => {
  for (encoding of ["gzip", "br"]) {
    expect((await make().listUsers()).data.users).toHaveLength(92)
    expect(sent).toBeLessThan(page.length / 8)
  }
})

it("a caller's own encoding is requested, and what arrives is read", async () => {
  await make({ headers: { "accept-encoding": "identity" } }).listUsers()
  expect(server.seen[0]?.headers["accept-encoding"]).toBe("identity")
})

it("the limit is one of the decoded body", async () => {
  const { error } = await make({ maxResponseSize: page.length - 1 }).listUsers()
  expect(error?.message).toMatch(/should be at most/)
  expect((await make({ maxResponseSize: page.length }).listUsers()).error).toBeNull()
})

it("what can't be decoded is an error, and so is half a body", async () => {
  for (const [name, bytes] of [
    ["br", page],
    ["gzip", deflateSync(page)]
  ] as const) {
    const other = await listen((_, response) => {
      response.setHeader("content-encoding", name)
      response.end(bytes)
    })
    expect((await make({ url: other.url }).listUsers()).error?.name).toMatch(/^Auth/)
    await other.close()
  }
  cut = 100
  expect((await make().listUsers()).error?.name).toMatch(/^Auth/)
})

it("a connection is used again after a compressed response", async () => {
  const admin = make()
  for (let call = 0; call < 3; call++) expect((await admin.listUsers()).error).toBeNull()
  expect(new Set(server.seen.map(({ socket }) => socket.remotePort)).size).toBe(1)
})

it("a connection that ends within a compressed response is an error", async () => {
  const other = await listen((_, response) => {
    response.setHeader("content-encoding", "gzip")
    response.setHeader("content-length", "10000")
    response.write(gzipSync(page).subarray(0, 500), () => response.destroy())
  })
  expect((await make({ url: other.url }).listUsers()).error?.name).toBe("AuthRetryableFetchError")
  await other.close()
})
