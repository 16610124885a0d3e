/** The two servers that are compared. */
import { Emulator } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { profile } from "../transcript/Case.js"
import { overSocket } from "../transcript/server.js"
import type { Side } from "./compare.js"
import { openDatabase } from "./database.js"

/** What the client itself refuses to send is an error like others. */
const sender = (url: string): Side["send"] => {
  const send = overSocket(new URL(url))
  return (request) => Effect.catchAllDefect(send(request), (defect) => Effect.fail(new Error(String(defect))))
}

export const live = (url: string, secret: string, database: string) =>
  Effect.map(openDatabase(database), (opened): Side => ({ secret, send: sender(url), empty: opened.empty }))

const Health = Schema.parseJson(Schema.Struct({ version: Schema.String }))

/** What a server reports as its version: it is written into a build, so no profile has it. */
export const versionOf = ({ send }: Pick<Side, "send">) =>
  Effect.flatMap(send({ method: "GET", target: "/health", headers: [], body: undefined }), ({ text }) =>
    Effect.map(Schema.decode(Health)(text), ({ version }) => version)
  )

/** An emulator of its own, on a port. What it counts goes on counting, as it does in a live server. */
export const emulated = (name: string, secret: string, version = "") =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.make({ settings: { ...profile(name), EMULATOR_VERSION: version } })
    const nothing = yield* emulator.exportState
    const { url } = yield* serve(emulator)
    const side: Side = {
      secret,
      send: sender(url),
      empty: Effect.mapError(emulator.importState(nothing), (error) => new Error(error.message))
    }
    return side
  })

/** An emulator that runs elsewhere. */
export const running = (url: string, secret: string): Side => {
  const send = sender(url)
  const reset = { method: "DELETE", target: "/emulator/state", headers: [], body: undefined }
  return { secret, send, empty: Effect.asVoid(send(reset)) }
}
