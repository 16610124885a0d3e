/** A server that never responds. */
import { Deferred, Effect, Exit } from "effect"
import * as Loopback from "./loopback.js"

/** Accepts requests, handles them as configured, and records the end of each connection. */
export const silent = (begin: (write: (text: string) => void) => void) =>
  Effect.gen(function* () {
    const arrived = yield* Deferred.make<void>()
    const gone = yield* Deferred.make<void>()
    const { url } = yield* Loopback.serveTcp((socket) => {
      socket.on("close", () => Deferred.unsafeDone(gone, Exit.void))
      socket.once("data", () => {
        begin((text) => socket.write(text))
        Deferred.unsafeDone(arrived, Exit.void)
      })
    })
    return { url, arrived: Deferred.await(arrived), gone: Deferred.await(gone) }
  })
