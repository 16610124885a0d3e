/** Whatever a server sends, a caller gives, or a caller's `fetch` does: the call ends, with an error in its envelope. */
import { describe, expect, it } from "vitest"
import { GoTrueAdminApi, isAuthError } from "../src/index.js"
import { listen, user } from "./support/server.js"

const refuse = () => {
  throw new Error("no")
}
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth)
const circle = (): unknown => {
  const circle: Record<string, unknown> = {}
  circle["self"] = circle
  return circle
}
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** Without types. */
const make = (options: object): GoTrueAdminApi =>
  Reflect.construct(GoTrueAdminApi, [{ url: "http://127.0.0.1:9", retry: { times: 1, firstPause: 1 }, ...options }])
const call = (admin: GoTrueAdminApi, name: string, ...args: ReadonlyArray<unknown>): Promise<{ error: unknown }> =>
  Reflect.apply(Reflect.get(admin, name), admin, args)

const things: ReadonlyArray<readonly [string, unknown]> = [
  ["a circle", circle()],
  ["a bigint", 1n],
  ["a function", () => 1],
  ["a symbol", Symbol("x")],
  ["null", null],
  ["undefined", undefined],
  ["twenty thousand levels", JSON.parse(nested(20_000))],
  [
    "a throwing message",
    {
      get message() {
        return refuse()
      }
    }
  ],
  ["a throwing code", Object.defineProperty(new TypeError("x"), "code", { get: refuse })],
  ["a throwing cause", Object.defineProperty(new TypeError("x"), "cause", { get: refuse })],
  ["a throwing toJSON", { toJSON: refuse }],
  ["a proxy that throws", new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse })],
  ["a revoked proxy", revoked()]
]

describe.each(things)("%s", (_, thing) => {
  it.each([
    ["rejects", () => Promise.reject(thing)],
    [
      "throws",
      () => {
        throw thing
      }
    ],
    ["gives", () => Promise.resolve(thing)],
    ["gives at once", () => thing],
    ["has as text", () => ({ ok: true, status: 200, headers: new Headers(), text: () => Promise.resolve(thing) })],
    ["has as text of an error", () => ({ ok: false, status: 400, headers: new Headers(), text: () => thing })],
    ["has as JSON", () => ({ ok: true, json: () => Promise.resolve(thing) })],
    ["has as headers", () => ({ ok: true, status: 200, headers: thing, text: () => Promise.resolve("1") })],
    ["has as status", () => ({ ok: true, status: thing, text: () => Promise.resolve("1") })],
    ["has as body", () => ({ ok: true, status: 200, body: thing, text: () => Promise.reject(thing) })]
  ])("that a fetch %s", async (_, fetch) => {
    const admin = make({ fetch })
    const { error } = await call(admin, "getUserById", user.id)
    expect(error).toSatisfy(isAuthError)
    const throws = { throwOnError: true }
    await expect(call(admin, "deleteUser", user.id, false, throws)).rejects.toSatisfy(isAuthError)
  })

  it("that a fetch rejects, in a lookup and a list", async () => {
    const admin = make({ fetch: () => Promise.reject(thing) })
    expect((await admin.getUserByEmail(user.email)).error).toSatisfy(isAuthError)
    await expect(admin.users().next()).rejects.toSatisfy(isAuthError)
  })

  it.each(["signal", "timeout", "retry", "throwOnError"])("passed as %s", async (name) => {
    const admin = make({ fetch: () => Promise.resolve(Response.json(user)) })
    for (const method of ["getUserById", "getUserByEmail"]) {
      const result = await call(admin, method, user.id, { [name]: thing }).catch((error: unknown) => ({ error }))
      if (result.error !== null) expect(result.error).toSatisfy(isAuthError)
    }
  })

  it("passed as an argument", async () => {
    const admin = make({ fetch: () => Promise.resolve(Response.json(user)) })
    const results = [
      call(admin, "getUserById", thing),
      call(admin, "createUser", thing),
      call(admin, "createUser", { user_metadata: thing }),
      call(admin, "updateUserById", user.id, thing),
      call(admin, "listUsers", thing),
      call(admin, "signOut", "x.y.z", thing),
      call(admin, "getUserByEmail", thing),
      call(admin, "getUserById", user.id, thing),
      call(admin, "getUserByEmail", user.email, thing),
      call(admin, "countUsers", thing)
    ]
    for (const { error } of await Promise.all(results)) if (error !== null) expect(error).toSatisfy(isAuthError)
  })
})

describe("a deeply nested response", () => {
  it.each([400, 503, 200])("with status %i", async (status) => {
    const server = await listen((_, response) => {
      response.writeHead(status, { "content-type": "application/json" }).end(nested(100_000))
    })
    for (const admin of [make({ url: server.url }), make({ url: server.url, fetch: globalThis.fetch })]) {
      expect((await admin.getUserById(user.id)).error).toSatisfy(isAuthError)
      await expect(admin.getUserById(user.id, { throwOnError: true })).rejects.toSatisfy(isAuthError)
      expect((await admin.getUserByEmail("ann@example.com")).error).toSatisfy(isAuthError)
      await expect(admin.users().next()).rejects.toSatisfy(isAuthError)
    }
    await server.close()
  })
})

describe("a signal", () => {
  const admin = make({ fetch: () => Promise.resolve(Response.json(user)) })

  it("may be missing", async () => {
    expect((await call(admin, "getUserById", user.id, { signal: null })).error).toBeNull()
  })

  it("that cannot be listened to is an error", async () => {
    for (const signal of [{}, { aborted: true }, { addEventListener: refuse }, { addEventListener: 1 }]) {
      expect((await call(admin, "getUserById", user.id, { signal })).error).toSatisfy(isAuthError)
      expect((await call(admin, "countUsers", {}, { signal })).error).toSatisfy(isAuthError)
    }
  })

  it("for many calls has one listener", async () => {
    const controller = new AbortController()
    const { signal } = controller
    let listeners = 0
    const add = signal.addEventListener.bind(signal)
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++
      add(...args)
    }
    const waiting = make({ fetch: () => new Promise(() => undefined) })
    const calls = Array.from({ length: 20 }, () => waiting.getUserById(user.id, { signal }))
    expect(listeners).toBe(1)
    controller.abort()
    for (const { error } of await Promise.all(calls)) expect(error?.message).toBe("This operation was aborted")
  })
})

it("a response that is too large is an error, and not requested again", async () => {
  const server = await listen((_, response) => {
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify({ ...user, user_metadata: { text: "x".repeat(100_000) } }))
  })
  const { url } = server
  for (const options of [{}, { fetch: globalThis.fetch }]) {
    const { error } = await make({ url, maxResponseSize: 10_000, ...options }).getUserById(user.id)
    expect(error?.message).toBe("getUserById: the response should be at most 10000 bytes")
    expect((await make({ url, ...options }).getUserById(user.id)).error).toBeNull()
  }
  expect(server.seen).toHaveLength(4)
  await server.close()
})

it("a list that has more, without a cursor, is an error", async () => {
  const page = { users: [user], aud: "authenticated", pagination: { has_more: true } }
  const admin = make({ fetch: () => Promise.resolve(Response.json(page)) })
  const expected = /pagination\.next_cursor/
  expect((await admin.getUserByEmail("nobody@example.com")).error?.message).toMatch(expected)
  expect((await admin.findUsersByEmail("nobody@example.com")).error?.message).toMatch(expected)
  expect((await admin.listUsers()).error?.message).toMatch(expected)
  await expect(admin.users().next()).rejects.toThrow(expected)
})
