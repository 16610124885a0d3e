/** The stub inside this process. */
import { Token } from "@gotrue-effect/emulator"
import { Effect } from "effect"
import { makeServer } from "../../src/stub/server.js"

export const stub = Effect.acquireRelease(
  Effect.async<ReturnType<typeof makeServer>>((resume) => {
    const server = makeServer()
    server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
  }),
  (server) =>
    Effect.async<void>((resume) => {
      server.close(() => resume(Effect.void))
      server.closeAllConnections()
    })
).pipe(
  Effect.map((server) => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    return { url: `http://127.0.0.1:${port}`, key: Token.adminKey() }
  })
)
