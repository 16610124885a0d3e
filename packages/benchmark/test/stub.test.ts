import { HttpClient, HttpClientRequest } from "@effect/platform"
import { FetchHttpClient } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Effect, Stream } from "effect"
import { known, total, unknown } from "../src/stub/responses.js"
import { user } from "../src/stub/user.js"
import { stub } from "./support/stub.js"

const send = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.flatMap(HttpClient.HttpClient, (client) => client.execute(request))

describe("the stub", () => {
  it.scoped("gives a user that our schemas take, whole", () =>
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.make(yield* stub)
      expect(yield* admin.getUserById(known)).toEqual(user(1))
    }).pipe(Effect.provide(FetchHttpClient.layer))
  )

  it.scoped("has no user of another id, and says so as the server does", () =>
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.make(yield* stub)
      const error = yield* Effect.flip(admin.getUserById(unknown))
      expect(error).toMatchObject({ _tag: "UserNotFound", code: "user_not_found", status: 404 })
    }).pipe(Effect.provide(FetchHttpClient.layer))
  )

  it.scoped("its pages together hold every user once", () =>
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.make(yield* stub)
      const ids = yield* Stream.runCollect(Stream.map(admin.streamUsers(), ({ id }) => id))
      expect(new Set(ids).size).toBe(total)
      expect(ids.length).toBe(total)
    }).pipe(Effect.provide(FetchHttpClient.layer))
  )

  it.scoped("takes no request that the server would refuse", () =>
    Effect.gen(function* () {
      const { key, url } = yield* stub
      const path = `${url}/admin/users/${known}`
      const withKey = HttpClientRequest.bearerToken(key)
      expect((yield* send(HttpClientRequest.get(path))).status).toBe(501)
      expect((yield* send(withKey(HttpClientRequest.get(path)))).status).toBe(200)
      expect((yield* send(withKey(HttpClientRequest.get(`${url}/admin/other`)))).status).toBe(501)
      const create = withKey(HttpClientRequest.post(`${url}/admin/users`))
      expect((yield* send(create)).status).toBe(501)
      const body = '{"email":"ann@example.com"}'
      expect((yield* send(HttpClientRequest.bodyText(create, body, "text/plain"))).status).toBe(501)
      expect((yield* send(HttpClientRequest.bodyText(create, body, "application/json"))).status).toBe(200)
    }).pipe(Effect.provide(FetchHttpClient.layer))
  )
})
