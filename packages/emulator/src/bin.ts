#!/usr/bin/env node
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import * as Gateway from "./Gateway.js"
import { serverVersion, withoutEffect } from "./Settings.js"
import { start } from "./adapters/node/serve.js"
import type { Flags } from "./command/flags.js"
import { readFlags, usage } from "./command/flags.js"
import { openPage } from "./command/openPage.js"
import { makeOutput } from "./command/output.js"
import { networkUrls } from "./command/network.js"
import { readUsers } from "./command/seedFile.js"
import { keepState, readFile, readText } from "./command/stateFile.js"
import { isLoopbackHost } from "./control/access.js"

const { env, stderr, stdout } = process

const keys = { secretKey: env["SUPABASE_SECRET_KEY"], publishableKey: env["SUPABASE_PUBLISHABLE_KEY"] }

/** A state that is there already has its users. */
const usersOf = ({ seedFile, state }: Flags) =>
  Effect.gen(function* () {
    if (seedFile === undefined) return []
    const hasState = state !== undefined && (yield* readText(state)) !== undefined
    return hasState ? [] : yield* readUsers(seedFile)
  })

const readTls = (files: Flags["tls"]) =>
  files === undefined ? Effect.succeed(undefined) : Effect.all({ cert: readFile(files.cert), key: readFile(files.key) })

const program = (flags: Flags) =>
  Effect.scoped(
    Effect.gen(function* () {
      const output = makeOutput(flags.output, {
        out: (text) => stdout.write(text),
        error: (text) => stderr.write(text),
        isTerminal: stdout.isTTY === true,
        noColor: env["NO_COLOR"]
      })
      for (const message of withoutEffect(env)) output.warning(message)
      const { address, emulator } = yield* start({
        ...flags,
        tls: yield* readTls(flags.tls),
        settings: env,
        gateway: flags.gateway && keys,
        users: yield* usersOf(flags),
        observer: output
      })
      if (flags.state !== undefined) yield* keepState(emulator, flags.state, output.warning)
      const isControlled = flags.control ?? isLoopbackHost(flags.host)
      output.start({
        version: serverVersion,
        server: (flags.url ?? address.url) + flags.prefix,
        network: networkUrls(address).map((url) => url + flags.prefix),
        gateway: flags.gateway ? (flags.url ?? address.url) : undefined,
        upstream: flags.upstream,
        links: emulator.settings.api.externalUrl,
        control: isControlled ? `${address.url}/emulator/` : undefined,
        page: address.page,
        keys: {
          publishable: keys.publishableKey || Gateway.publishableKey,
          secret: keys.secretKey || Gateway.secretKey,
          anon: yield* emulator.token({ role: "anon" }),
          serviceRole: yield* emulator.token({ role: "service_role" })
        }
      })
      if (flags.open && address.page !== undefined && stdout.isTTY === true) {
        yield* openPage(address.page, output.warning)
      }
      return yield* Effect.never
    })
  )

const run = (flags: Flags): void => {
  const fiber = Effect.runFork(
    Effect.catchAll(program(flags), (error) =>
      Effect.sync(() => {
        stderr.write(`${error.message}\n`)
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

Either.match(readFlags(process.argv.slice(2)), {
  onLeft: (problem) => {
    stderr.write(`${problem}\n\n${usage}`)
    process.exitCode = 2
  },
  onRight: (flags) => {
    if (flags.help) stdout.write(usage)
    else run(flags)
  }
})
