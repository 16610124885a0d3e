import { NodeHttpServer } from "@effect/platform-node"
import { expect, layer } from "@effect/vitest"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Emulator, InProcess, Token } from "@gotrue-effect/emulator"
import { ConfigProvider, Effect, Layer } from "effect"
import { HttpClient, HttpClientRequest, HttpRouter } from "effect/http"
import { HttpApiClient } from "effect/http-api"
import { Api } from "../src/Api.js"
import { ApiLive } from "../src/Users.js"

// The emulator in place of the project, and a port of its own for the back end.
const Admin = Layer.effect(
  GoTrueAdmin.GoTrueAdmin,
  Effect.flatMap(Emulator.Emulator, (emulator) =>
    GoTrueAdmin.make({ url: "http://localhost", key: Token.adminKey() }).pipe(
      Effect.provideService(HttpClient.HttpClient, InProcess.httpClient(emulator))
    )
  )
)

const BackEnd = HttpRouter.serve(ApiLive, { disableListenLog: true }).pipe(
  Layer.provide(Admin),
  Layer.provideMerge(Emulator.layer()),
  Layer.provideMerge(NodeHttpServer.layerTest),
  Layer.provide(ConfigProvider.layer(ConfigProvider.fromUnknown({ STAFF_TOKEN: "staff-token" })))
)

const clientWith = (token: string) =>
  HttpApiClient.make(Api, { transformClient: HttpClient.mapRequest(HttpClientRequest.bearerToken(token)) })

layer(BackEnd)("the back end", (it) => {
  it.effect("invites, reads and bans a user", () =>
    Effect.gen(function* () {
      const { users } = yield* clientWith("staff-token")
      const { id } = yield* users.invite({ payload: { email: "ann@example.com" } })
      const [message] = yield* (yield* Emulator.Emulator).outbox
      expect(message).toMatchObject({ kind: "invite", to: "ann@example.com" })

      // The clock of the test is the server's, too: it stands at the beginning of 1970.
      yield* users.ban({ params: { id }, payload: { days: 7 } })
      const account = yield* users.get({ params: { id } })
      expect(account).toMatchObject({ id, email: "ann@example.com" })
      expect(account.banned_until).toMatch(/^1970-01-08T00:00/)
    })
  )

  it.effect("passes on what the client can do something about", () =>
    Effect.gen(function* () {
      const { users } = yield* clientWith("staff-token")
      const missing = yield* Effect.flip(users.get({ params: { id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90" } }))
      expect(missing._tag).toBe("UserNotFound")
      const invalid = yield* Effect.flip(users.invite({ payload: { email: "nobody" } }))
      expect(invalid._tag).toBe("ValidationFailed")
    })
  )

  it.effect("hides what only we can do something about", () =>
    Effect.gen(function* () {
      const { faults } = yield* Emulator.Emulator
      yield* faults.plan({ kind: "error", status: 500, path: "/invite" })
      const { users } = yield* clientWith("staff-token")
      const error = yield* Effect.flip(users.invite({ payload: { email: "bob@example.com" } }))
      expect(error._tag).toBe("Unavailable")
    })
  )

  it.effect("lets nobody else in", () =>
    Effect.gen(function* () {
      const { users } = yield* clientWith("another-token")
      const error = yield* Effect.flip(users.invite({ payload: { email: "eve@example.com" } }))
      expect(error._tag).toBe("Unauthorized")
    })
  )
})
