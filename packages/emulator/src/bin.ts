#!/usr/bin/env node
import { parseArgs } from "node:util"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import { start } from "./faces/node.js"

const usage = `Usage: gotrue-emulator [--port N] [--host H] [--prefix PATH] [--gateway] [--seed N] [--no-control]

  --port N        listen on this port (default 9999; 0 picks a free one)
  --host H        listen on this address (default 127.0.0.1)
  --prefix PATH   put this path in front of every route
  --gateway       ask for an apikey, as hosted gateways do, below /auth/v1 unless there is a prefix
  --seed N        the same ids, codes and tokens in every run
  --no-control    without the routes below /emulator/

The settings are read from the environment, by the server's own names (GOTRUE_…, API_EXTERNAL_URL). The keys of the
gateway are SUPABASE_SECRET_KEY and SUPABASE_PUBLISHABLE_KEY, by default those of the local stack.
`

interface Flags {
  readonly help: boolean
  readonly port: number
  readonly host: string
  readonly prefix: string
  readonly gateway: boolean
  readonly seed: number | undefined
  readonly control: boolean
}

const read = () =>
  parseArgs({
    options: {
      port: { type: "string", default: "9999" },
      host: { type: "string", default: "127.0.0.1" },
      prefix: { type: "string", default: "" },
      gateway: { type: "boolean", default: false },
      seed: { type: "string" },
      "no-control": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false }
    }
  }).values

const readFlags = (): Either.Either<Flags, string> => {
  const values = Either.try({
    try: read,
    catch: (error) => (error instanceof Error ? error.message : "Unknown flags")
  })
  return Either.flatMap(values, ({ gateway, help, host, "no-control": noControl, port, prefix, seed }) => {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return Either.left(`--port ${port} is not a port`)
    if (prefix !== "" && !/^(\/[^/?#]+)+$/.test(prefix)) {
      return Either.left(`--prefix ${prefix} is not a path like /auth/v1`)
    }
    if (seed !== undefined && !/^\d{1,15}$/.test(seed)) return Either.left(`--seed ${seed} is not a whole number`)
    return Either.right({
      help,
      port: Number(port),
      host,
      prefix: prefix === "" && gateway ? "/auth/v1" : prefix,
      gateway,
      seed: seed === undefined ? undefined : Number(seed),
      control: !noControl
    })
  })
}

const keys = {
  secretKey: process.env["SUPABASE_SECRET_KEY"],
  publishableKey: process.env["SUPABASE_PUBLISHABLE_KEY"]
}

const program = ({ control, gateway, host, port, prefix, seed }: Flags) =>
  Effect.scoped(
    Effect.gen(function* () {
      const { address } = yield* start({
        settings: process.env,
        prefix,
        gateway: gateway && keys,
        seed,
        control,
        port,
        host
      })
      process.stdout.write(`gotrue emulator (2.196.0) listening on ${address.url}${prefix}\n`)
      return yield* Effect.never
    })
  )

const run = (flags: Flags): void => {
  const fiber = Effect.runFork(
    Effect.catchAll(program(flags), (error) =>
      Effect.sync(() => {
        process.stderr.write(`${error.message}\n`)
        process.exitCode = 1
      })
    )
  )
  const stop = () => {
    Effect.runFork(Fiber.interrupt(fiber))
  }
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
}

Either.match(readFlags(), {
  onLeft: (problem) => {
    process.stderr.write(`${problem}\n\n${usage}`)
    process.exitCode = 2
  },
  onRight: (flags) => {
    if (flags.help) process.stdout.write(usage)
    else run(flags)
  }
})
