import { FetchHttpClient, FileSystem } from "@effect/platform"
// The modules, and not the whole package: it starts in half the time.
import * as NodeContext from "@effect/platform-node/NodeContext"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { parse } from "csv-parse/sync"
import { Array, Console, Effect, Layer, Schema } from "effect"
import { migrate } from "./migrate.js"

const Rows = Schema.parseJson(Schema.Array(Schema.Unknown))

/** The rows of a CSV file with a header, or of a JSON file with an array. */
const read = (path: string) =>
  Effect.gen(function* () {
    const text = yield* (yield* FileSystem.FileSystem).readFileString(path)
    if (path.endsWith(".json")) return yield* Schema.decode(Rows)(text)
    return yield* Effect.try((): ReadonlyArray<unknown> => parse(text, { columns: true, bom: true }))
  })

const program = Effect.gen(function* () {
  const [, , path = "users.csv"] = process.argv
  const outcomes = yield* migrate(yield* read(path))

  const [rest, failed] = Array.partition(outcomes, (outcome) => outcome.kind === "failed")
  const count = (kind: string) => rest.filter((outcome) => outcome.kind === kind).length
  for (const { line, why } of failed) yield* Console.error(`row ${line}: ${why}`)
  yield* Console.log(`${count("created")} created, ${count("existed")} existed, ${failed.length} failed`)
  if (failed.length > 0) process.exitCode = 1
})

// SUPABASE_URL and SUPABASE_SECRET_KEY.
const Admin = GoTrueAdmin.layerConfig().pipe(Layer.provide(FetchHttpClient.layer))

program.pipe(Effect.provide(Layer.merge(Admin, NodeContext.layer)), NodeRuntime.runMain)
