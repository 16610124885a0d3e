// Ten calls of the Effect API on whatever runtime this is, in words that Effect 3 and Effect 4 have in common. It is handed the
// libraries and a server, and throws if a response is wrong: once over the runtime's `fetch`, once over the emulator in process.

const expect = (holds, what) => {
  if (!holds) throw new Error(what)
}

export const suite = async ({ admin, effect, emulator }, { key, url }) => {
  const { AdminError, GoTrueAdmin } = admin
  const { Effect, Layer, Stream } = effect

  const tenCalls = Effect.gen(function* () {
    const service = yield* GoTrueAdmin.GoTrueAdmin

    const { id } = yield* service.createUser({
      email: "ann@example.com",
      email_confirm: true,
      user_metadata: { name: "Änn" }
    })
    const read = yield* service.getUserById(id)
    expect(read.email === "ann@example.com" && read.user_metadata.name === "Änn", "getUserById")

    const page = yield* service.listUsers({ page: 1, perPage: 10 })
    expect(page.users.length === 1, "listUsers")

    const changed = yield* service.updateUserById(id, { app_metadata: { plan: "pro" } })
    expect(changed.app_metadata.plan === "pro", "updateUserById")

    const link = yield* service.generateLink({ type: "recovery", email: "ann@example.com" })
    expect(link.user.id === id, "generateLink")

    yield* service.inviteUserByEmail("bob@example.com")

    const again = service.createUser({ email: "ann@example.com" })
    expect((yield* Effect.catchTag(again, "EmailExists", ({ code }) => Effect.succeed(code))) === "email_exists", "tag")
    const nobody = yield* Effect.flip(service.getUserById("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"))
    expect(AdminError.isAdminError(nobody) && nobody._tag === "UserNotFound", "UserNotFound")
    const invalid = yield* Effect.flip(service.getUserById("../../users"))
    expect(invalid._tag === "InvalidInput" && invalid.message.includes("Nothing was sent"), "an id that is a path")

    const found = Array.from(yield* Stream.runCollect(service.streamUsers()))
    expect(found.length === 2, "streamUsers")
    for (const user of found) yield* service.deleteUser(user.id)
  })

  const overFetch = GoTrueAdmin.layerFetch({ url, key })
  const inProcess = Layer.provide(
    GoTrueAdmin.layer({ url: "http://localhost", key: emulator.Token.adminKey() }),
    emulator.InProcess.layer()
  )
  for (const layer of [overFetch, inProcess]) await Effect.runPromise(Effect.provide(tenCalls, layer))
  return "ten calls passed"
}
