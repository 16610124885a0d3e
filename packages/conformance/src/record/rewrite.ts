/** A case's file with other responses. All else in it stays as it is, to the letter. */
import { Settings } from "@gotrue-effect/emulator"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Exchange } from "../transcript/play.js"

const File = Schema.parseJson(
  Schema.Struct({
    name: Schema.String,
    profile: Schema.String,
    server: Schema.String,
    steps: Schema.Array(Schema.Record({ key: Schema.String, value: Schema.Unknown }))
  }),
  { space: 2 }
)

export const rewrite = (text: string, exchanges: ReadonlyArray<Exchange>) =>
  Effect.gen(function* () {
    const file = yield* Schema.decode(File)(text)
    const responses = new Map(exchanges.map(({ response, step }) => [step, response]))
    const steps = file.steps.map((step, index) => {
      const response = responses.get(index + 1)
      return response === undefined ? step : { ...step, response }
    })
    const json = yield* Schema.encode(File)({ ...file, server: Settings.serverVersion, steps })
    return `${json}\n`
  })
