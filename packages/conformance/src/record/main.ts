/** The recorder as a command. */
import { Settings } from "@gotrue-effect/emulator"
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Flags from "../flags.js"
import { home, profile } from "../transcript/Case.js"
import { live, versionOf } from "../transcript/live.js"
import { chosen, command } from "./command.js"
import { record } from "./record.js"

const flags = Flags.flags(command)

/** A build without a version is taken at its word. */
const checkVersion = (version: string) => {
  if (version === "" || version === `v${Settings.serverVersion}`) return Effect.void
  const difference = `The server is ${version}, and serverVersion is ${Settings.serverVersion}.`
  return flags.check
    ? Console.log(difference)
    : Effect.fail(`${difference} Change the constant first, or only --check.`)
}

const write = (file: string, text: string) =>
  flags.check ? Effect.void : Effect.sync(() => writeFileSync(join(home, file), text))

const program = Effect.gen(function* () {
  const server = yield* live(flags.url, flags.secret ?? profile(flags.profile)["GOTRUE_JWT_SECRET"] ?? "", flags.db)
  yield* Effect.flatMap(versionOf(server), checkVersion)
  const { changed, stopped } = yield* record(chosen(flags), { ...server, wait: Effect.sleep }, write)
  return stopped === 0 && (changed === 0 || !flags.check)
}).pipe(Effect.scoped)

void Effect.runPromiseExit(program).then((exit) => {
  if (Exit.isFailure(exit)) console.error(String(Cause.squash(exit.cause)))
  process.exitCode = Exit.isSuccess(exit) && exit.value ? 0 : 1
})
