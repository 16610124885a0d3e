import { HttpClient, HttpClientRequest } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { GoTrueAdmin } from "../src/index.js"
import { Config, Effect, Exit, Layer, Redacted } from "effect"
import * as Fixture from "./support/fixtures.js"
import * as Leaks from "./support/leaks.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"
import * as Configured from "./support/configured.js"

const user = Stub.json(Fixture.user)

/** An unsigned token with a role. */
const jwt = (role: string) => `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify({ role })).toString("base64url")}.c2ln`

const headersFor = (options: Service.Options) =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding(user, options)
    yield* admin.getUserById(Fixture.userId)
    return seen[0]?.headers
  })

describe("url", () => {
  it.effect.each([
    ["https://x.supabase.co/auth/v1"],
    ["https://x.supabase.co/auth/v1/"],
    ["https://x.supabase.co/auth/v1///"],
    ["https://x.supabase.co/auth/v1?"],
    ["https://x.supabase.co/auth/v1#"],
    ["https://x.supabase.co/auth/v1/?#"],
    [" https://X.supabase.co:443/auth/v1 "],
    [new URL("https://x.supabase.co/auth/v1/")]
  ])("%s", ([url = ""]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user, { url })
      yield* admin.getUserById(Fixture.userId)
      expect(seen.map(({ url }) => url)).toEqual([`https://x.supabase.co/auth/v1/admin/users/${Fixture.userId}`])
    })
  )

  it.effect("of a server without a gateway", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user, { url: "http://127.0.0.1:9999" })
      yield* admin.getUserById(Fixture.userId)
      expect(seen.map(({ url }) => url)).toEqual([`http://127.0.0.1:9999/admin/users/${Fixture.userId}`])
    })
  )

  it.effect.each([
    "",
    "x.supabase.co",
    "/auth/v1",
    "ftp://x.supabase.co",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://user@x.supabase.co",
    "https://user:planted@x.supabase.co",
    "https://:planted@x.supabase.co",
    "https://x.supabase.co?apikey=planted",
    "https://x.supabase.co#planted",
    "https://supabase.com/dashboard/project/planted",
    "https://x.supabase.co/rest/v1"
  ])("refuses %j without quoting it", (url) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Service.responding(user, { url }))
      expect(error).toMatchObject({ _tag: "InvalidInput", operation: "GoTrueAdmin.make", path: "url" })
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("planted")
    })
  )
})

describe("key", () => {
  it.effect("sends a secret key as apikey only", () =>
    Effect.gen(function* () {
      const headers = yield* headersFor({ key: "sb_secret_abc" })
      expect(headers?.["apikey"]).toBe("sb_secret_abc")
      expect(headers).not.toHaveProperty("authorization")
    })
  )

  it.effect("sends a secret key as bearer as well with secretKeyAsBearer", () =>
    Effect.gen(function* () {
      const headers = yield* headersFor({ key: Redacted.make("sb_secret_abc"), secretKeyAsBearer: true })
      expect(headers).toMatchObject({ apikey: "sb_secret_abc", authorization: "Bearer sb_secret_abc" })
    })
  )

  it.effect.each([["service_role"], ["supabase_admin"], ["custom"]])(
    "a JWT with role %s is the bearer",
    ([role = ""]) =>
      Effect.gen(function* () {
        const headers = yield* headersFor({ key: jwt(role) })
        expect(headers).toMatchObject({ apikey: jwt(role), authorization: `Bearer ${jwt(role)}` })
      })
  )

  it.effect("sends a key of an unknown kind as bearer", () =>
    Effect.gen(function* () {
      expect(yield* headersFor({ key: "mine" })).toMatchObject({ apikey: "mine", authorization: "Bearer mine" })
    })
  )

  it.effect.each([
    { key: "", reason: "empty" },
    { key: '"sb_secret_planted"', reason: "quoted" },
    { key: "your-planted-key", reason: "placeholder" },
    { key: "sb_publishable_planted", reason: "publishable" },
    { key: jwt("anon"), reason: "anon" },
    { key: "sb_secret_planted\n", reason: "malformed" },
    { key: "sb_secret_planted\r\nX-Evil: 1", reason: "malformed" },
    { key: "sb_secret planted", reason: "malformed" },
    { key: "sb_secret_pl\u00e4nted", reason: "malformed" },
    { key: "sb_secret_planted\u0000", reason: "malformed" }
  ])("refuses a key that is $reason, and does not print it", ({ key, reason }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Service.responding(user, { key }))
      expect(error).toMatchObject({ _tag: "InvalidApiKey", reason })
      expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/planted|pl\u00e4nted|eyJ/)
    })
  )

  it.effect.each([{ key: undefined }, { key: null }, { key: 5 }, { key: {} }])(
    "refuses $key, which no types would let through, as a key that is empty",
    ({ key }) =>
      Effect.gen(function* () {
        // @ts-expect-error a variable of the environment that is not set
        const error = yield* Effect.flip(Service.responding(user, { key }))
        expect(error).toMatchObject({ _tag: "InvalidApiKey", reason: "empty" })
      })
  )
})

describe("headers", () => {
  it.effect("of the caller are sent, in any case, and override the service's own", () =>
    Effect.gen(function* () {
      const headers = yield* headersFor({
        headers: { "X-Job": "nightly", "X-Client-Info": "mine", "X-JWT-AUD": Redacted.make("other") }
      })
      expect(headers).toMatchObject({ "x-job": "nightly", "x-client-info": "mine", "x-jwt-aud": "other" })
    })
  )

  it.effect("do not change the type of a body, nor who is signed out", () =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(user, {
        headers: { "content-type": "application/x-www-form-urlencoded", authorization: "Bearer planted" }
      })
      yield* admin.createUser({ email: "ann@example.com" })
      // The stub returns a user, which is not a valid response to a sign-out.
      yield* Effect.flip(admin.signOut(Fixture.accessToken))
      expect(seen[0]?.headers).toMatchObject({ "content-type": "application/json", authorization: "Bearer planted" })
      expect(seen[1]?.headers).toMatchObject({ authorization: `Bearer ${Fixture.accessToken}` })
    })
  )

  it.effect.each<readonly [string, string]>([
    ["x-a", "planted\r\nX-Evil: 1"],
    ["x-a", "planted\nX-Evil: 1"],
    ["x-a", "planted\r"],
    ["x-a", "planted\u0000"],
    ["x-a", "planted \u0142"],
    ["x-a\r\nX-Evil", "planted"],
    ["x a", "planted"],
    ["x:a", "planted"],
    ["", "planted"],
    ["x-\u00e4", "planted"]
  ])("rejects what cannot be a header: %j with %j", ([name, value]) =>
    Effect.gen(function* () {
      for (const given of [value, Redacted.make(value)]) {
        const error = yield* Effect.flip(Service.responding(user, { headers: { [name]: given } }))
        expect(error).toMatchObject({ _tag: "InvalidInput", operation: "GoTrueAdmin.make" })
        expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/planted|evil/i)
      }
    })
  )

  it.effect("named like members of Object.prototype are headers like any other", () =>
    Effect.gen(function* () {
      const headers = yield* headersFor({ headers: JSON.parse('{"__proto__":"a","constructor":"b"}') })
      expect(headers).toMatchObject({ constructor: "b" })
      expect(Object.getPrototypeOf({})).toBe(Object.prototype)
      expect({}).not.toHaveProperty("a")
    })
  )
})

describe("in a browser", () => {
  const inBrowser = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.acquireUseRelease(
      Effect.sync(() => {
        const { versions } = process
        Reflect.set(globalThis, "document", {})
        Object.defineProperty(process, "versions", { configurable: true, value: {} })
        return versions
      }),
      () => effect,
      (versions) =>
        Effect.sync(() => {
          Reflect.deleteProperty(globalThis, "document")
          Object.defineProperty(process, "versions", { configurable: true, value: versions })
        })
    )

  it.effect("in name only, which a test suite has from jsdom, the service is made", () =>
    Effect.acquireUseRelease(
      Effect.sync(() => Reflect.set(globalThis, "document", {})),
      () => Effect.asVoid(Service.responding(user)),
      () => Effect.sync(() => Reflect.deleteProperty(globalThis, "document"))
    )
  )

  it.effect("the service is not made", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(inBrowser(Service.responding(user)))
      expect(error).toMatchObject({ _tag: "InvalidApiKey", reason: "browser" })
    })
  )

  it.effect("the service is made if a symbol allows it, which no configuration can hold", () =>
    Effect.gen(function* () {
      const { admin } = yield* inBrowser(Service.responding(user, { [GoTrueAdmin.allowBrowser]: true }))
      expect((yield* admin.getUserById(Fixture.userId)).id).toBe(Fixture.userId)
      const options = JSON.parse('{"allowBrowser":true,"dangerouslyAllowBrowser":true}')
      expect(Exit.isFailure(yield* Effect.exit(inBrowser(Service.responding(user, options))))).toBe(true)
    })
  )
})

describe("the client", () => {
  it.effect("is transformed once for all calls by transformClient", () =>
    Effect.gen(function* () {
      const { client, seen } = Stub.always(user)
      const transformed: Array<unknown> = []
      const admin = yield* Service.over(client, {
        transformClient: (same) => {
          transformed.push(same)
          return HttpClient.mapRequest(same, HttpClientRequest.setHeader("x-made", "1"))
        }
      })
      yield* admin.getUserById(Fixture.userId)
      yield* admin.getUserById(Fixture.userId)
      expect(transformed).toHaveLength(1)
      expect(seen.map(({ headers }) => headers["x-made"])).toEqual(["1", "1"])
    })
  )

  it.effect("is transformed only for the calls inside withClientTransform, after transformClient", () =>
    Effect.gen(function* () {
      const { client, seen } = Stub.always(user)
      const mark = (name: string) => HttpClient.mapRequest(HttpClientRequest.setHeader(name, "1"))
      const admin = yield* Service.over(client, { transformClient: mark("x-made") })
      yield* admin.getUserById(Fixture.userId)
      yield* admin.getUserById(Fixture.userId).pipe(GoTrueAdmin.withClientTransform(mark("x-inside")))
      yield* GoTrueAdmin.withClientTransform(admin.getUserById(Fixture.userId), mark("x-first"))
      const marks = seen.map(({ headers }) => Object.keys(headers).filter((name) => /made|inside|first/.test(name)))
      expect(marks).toEqual([["x-made"], ["x-made", "x-inside"], ["x-made", "x-first"]])
    })
  )

  it.effect("is missing over a transport, which a transform is warned of", () =>
    Effect.gen(function* () {
      const admin = yield* Service.overTransport(() =>
        Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(Fixture.user) })
      )("http://127.0.0.1")
      const transformed = admin.getUserById(Fixture.userId).pipe(GoTrueAdmin.withClientTransform((client) => client))
      expect((yield* Leaks.logged(transformed)).lines).toContain("withClientTransform has no effect")
      expect((yield* Leaks.logged(admin.getUserById(Fixture.userId))).lines).toBe("")
    })
  )

  it.effect("may reject responses by itself: the error is still the server's", () =>
    Effect.gen(function* () {
      const gone = Stub.json({ code: "user_not_found", message: "User not found" }, 404)
      const { admin, seen } = yield* Service.responding(gone, { transformClient: HttpClient.filterStatusOk })
      const error = yield* Effect.flip(admin.getUserById(Fixture.userId))
      expect(error).toMatchObject({ _tag: "UserNotFound", status: 404 })
      expect(seen).toHaveLength(1)
    })
  )

  it.effect("gets the key, but never prints it", () =>
    Effect.gen(function* () {
      const { client } = Stub.make((_, __, request) => Effect.as(Effect.log("sending", request), user))
      const admin = yield* Service.over(client, {
        headers: { "x-own-secret": Redacted.make("planted-own"), cookie: "planted-cookie" },
        secretKeyAsBearer: true
      })
      const { lines } = yield* Leaks.logged(admin.getUserById(Fixture.userId))
      expect(lines).toContain("x-own-secret")
      expect(lines).not.toMatch(/PlantedKey|planted-own|planted-cookie/)
    })
  )
})

describe("layerConfig", () => {
  const configured = (settings: Readonly<Record<string, string>>, options?: GoTrueAdmin.ConfigOptions) =>
    Effect.gen(function* () {
      const { client, seen } = Stub.always(user)
      const layer = GoTrueAdmin.layerConfig(options).pipe(
        Layer.provide(Layer.succeed(HttpClient.HttpClient, client)),
        Layer.provide(Configured.configured(settings))
      )
      yield* Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) => admin.getUserById(Fixture.userId)).pipe(
        Effect.provide(layer)
      )
      return { url: seen[0]?.url, apikey: seen[0]?.headers["apikey"], bearer: seen[0]?.headers["authorization"] }
    })

  it.effect.each([
    ["https://x.supabase.co"],
    ["https://x.supabase.co/"],
    ["https://x.supabase.co/auth/v1"],
    ["https://x.supabase.co/auth/v1/"]
  ])("takes the project's URL: %s", ([SUPABASE_URL = ""]) =>
    Effect.gen(function* () {
      expect(yield* configured({ SUPABASE_URL, SUPABASE_SECRET_KEY: "sb_secret_a" })).toEqual({
        url: `https://x.supabase.co/auth/v1/admin/users/${Fixture.userId}`,
        apikey: "sb_secret_a",
        bearer: undefined
      })
    })
  )

  it.effect("uses the older key if there is no newer one, and the newer one if there are both", () =>
    Effect.gen(function* () {
      const SUPABASE_URL = "http://127.0.0.1:54321"
      const SUPABASE_SERVICE_ROLE_KEY = jwt("service_role")
      expect(yield* configured({ SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY })).toEqual({
        url: `http://127.0.0.1:54321/auth/v1/admin/users/${Fixture.userId}`,
        apikey: SUPABASE_SERVICE_ROLE_KEY,
        bearer: `Bearer ${SUPABASE_SERVICE_ROLE_KEY}`
      })
      const both = { SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY, SUPABASE_SECRET_KEY: "sb_secret_a" }
      expect((yield* configured(both)).apikey).toBe("sb_secret_a")
    })
  )

  it.effect.each([
    { settings: { SUPABASE_SECRET_KEY: "sb_secret_planted" }, names: ["SUPABASE_URL"] },
    {
      settings: { SUPABASE_URL: "https://x.supabase.co" },
      names: ["SUPABASE_SECRET_KEY", "SUPABASE_SERVICE_ROLE_KEY"]
    },
    { settings: { SUPABASE_URL: "planted", SUPABASE_SECRET_KEY: "sb_secret_planted" }, names: ["SUPABASE_URL"] }
  ])("names the missing setting: $names", ({ names, settings }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configured(settings))
      for (const name of names) expect(String(error)).toContain(name)
      expect(String(error)).not.toContain("sb_secret_planted")
    })
  )

  it.effect("fails as make does for a key that cannot work", () =>
    Effect.gen(function* () {
      const settings = { SUPABASE_URL: "https://x.supabase.co", SUPABASE_SECRET_KEY: "sb_publishable_a" }
      expect(yield* Effect.flip(configured(settings))).toMatchObject({ _tag: "InvalidApiKey", reason: "publishable" })
    })
  )

  it.effect("reads settings under other names", () =>
    Effect.gen(function* () {
      const settings = { AUTH_URL: "http://127.0.0.1:9999/", AUTH_KEY: "sb_secret_b", AS_BEARER: "true" }
      const options = {
        url: Config.url("AUTH_URL"),
        key: Config.redacted("AUTH_KEY"),
        secretKeyAsBearer: Config.boolean("AS_BEARER")
      }
      expect(yield* configured(settings, options)).toEqual({
        url: `http://127.0.0.1:9999/admin/users/${Fixture.userId}`,
        apikey: "sb_secret_b",
        bearer: "Bearer sb_secret_b"
      })
    })
  )
})
