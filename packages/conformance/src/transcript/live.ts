/** A server that runs elsewhere, and its database. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { openDatabase } from "./database.js"
import type { Server } from "./play.js"
import { overSocket } from "./server.js"

/** A server that can forget. */
export interface Emptiable extends Pick<Server<Error>, "secret" | "send"> {
  /** Forgets all users and whatever else is stored. */
  readonly empty: Effect.Effect<void, Error>
}

/** What the client itself refuses to send is an error like others. */
export const sender = (url: string): Emptiable["send"] => {
  const send = overSocket(new URL(url))
  return (request) => Effect.catchAllDefect(send(request), (defect) => Effect.fail(new Error(String(defect))))
}

export const live = (url: string, secret: string, database: string) =>
  Effect.map(openDatabase(database), (opened): Emptiable => ({ secret, send: sender(url), empty: opened.empty }))

const Health = Schema.parseJson(Schema.Struct({ version: Schema.String }))

/** What a server reports as its version, `""` in a build without one. */
export const versionOf = ({ send }: Pick<Emptiable, "send">) =>
  Effect.flatMap(send({ method: "GET", target: "/health", headers: [], body: undefined }), ({ text }) =>
    Effect.map(Schema.decode(Health)(text), ({ version }) => version)
  )
