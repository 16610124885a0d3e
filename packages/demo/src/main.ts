/**
 * The demo: against an embedded server, or with `--url U --key K` against one that runs already.
 */
import { FetchHttpClient } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Cause, Console, Effect, Exit, Option } from "effect"
import { parseArgs } from "node:util"
import { day } from "./day.js"
import { embedded } from "./embedded.js"

const { values } = parseArgs({ options: { url: { type: "string" }, key: { type: "string" } } })

const server = Effect.gen(function* () {
  if (values.url !== undefined && values.key !== undefined) {
    return { url: values.url.replace(/\/+$/, ""), key: values.key }
  }
  return yield* embedded
})

const run = Date.now().toString(36)

const program = Effect.gen(function* () {
  const { key, url } = yield* server
  yield* Console.log(`gotrue-effect: a day of admin work against ${url}`)
  yield* day(url, run).pipe(Effect.provide(GoTrueAdmin.layer({ url, key })), Effect.provide(FetchHttpClient.layer))
  yield* Console.log("\nEvery step did what it says, and nothing was left behind.")
}).pipe(Effect.scoped)

if ((values.url === undefined) !== (values.key === undefined)) {
  console.error("Usage: npm run demo [-- --url URL --key KEY]")
  process.exitCode = 2
} else {
  void Effect.runPromiseExit(program).then((exit) => {
    if (Exit.isSuccess(exit)) return
    console.error(
      `\n${Option.match(Cause.failureOption(exit.cause), { onNone: () => Cause.pretty(exit.cause), onSome: String })}`
    )
    process.exitCode = 1
  })
}
