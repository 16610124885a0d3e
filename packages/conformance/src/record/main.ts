/** The recorder as a command. */
import { Settings } from "@gotrue-effect/emulator"
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { writeFileSync } from "node:fs"
import { join, matchesGlob } from "node:path"
import * as Flags from "../flags.js"
import { cases, home, profile } from "../transcript/Case.js"
import { live, versionOf } from "../transcript/live.js"
import { record } from "./record.js"

const usage = `Usage: npm run record -- --url URL --db URL [--secret S] [--profile NAME] [--cases PATTERN] [--check]

Plays the recorded cases of a profile against a server and writes their files again. A line tells of each case
that is the same, of each step that changed, and of each case that stopped, whose file stays as it was; the last
line has the counts.

  --url URL        the server, just started with the settings of transcripts/profiles/NAME.json
  --db URL         its database, which is emptied before each case
  --secret S       what it signs tokens with (default: the profile's)
  --profile NAME   how it is set up (default "default")
  --cases PATTERN  only the cases whose files match, like "mfa/**" (default "**")
  --check          write nothing; the exit status is 1 if anything differs`

const matching = ({ cases: pattern, profile }: { readonly cases?: string; readonly profile?: string }) =>
  cases().filter((recorded) => recorded.profile === profile && matchesGlob(recorded.file, pattern ?? "**"))

const flags = Flags.flags({
  usage,
  options: {
    url: { type: "string", default: "" },
    db: { type: "string", default: "" },
    secret: { type: "string" },
    profile: { type: "string", default: "default" },
    cases: { type: "string", default: "**" },
    check: { type: "boolean", default: false }
  },
  problem: (flags) => {
    if (!URL.canParse(flags.url)) return `--url ${flags.url} is not the URL of a server`
    if (!URL.canParse(flags.db)) return `--db ${flags.db} is not the URL of a database`
    return matching(flags).length === 0 ? `The profile ${flags.profile} has no case ${flags.cases}` : undefined
  }
})

/** A build without a version is taken at its word. */
const checkVersion = (version: string) => {
  if (version === "" || version === `v${Settings.serverVersion}`) return Effect.void
  const difference = `The server is ${version}, and serverVersion is ${Settings.serverVersion}.`
  return flags.check
    ? Console.log(difference)
    : Effect.fail(new Error(`${difference} Change the constant first, or only --check.`))
}

const write = (file: string, text: string) =>
  flags.check ? Effect.void : Effect.sync(() => writeFileSync(join(home, file), text))

const program = Effect.gen(function* () {
  const server = yield* live(flags.url, flags.secret ?? profile(flags.profile)["GOTRUE_JWT_SECRET"] ?? "", flags.db)
  yield* Effect.flatMap(versionOf(server), checkVersion)
  const { changed, stopped } = yield* record(matching(flags), { ...server, wait: Effect.sleep }, write)
  return stopped === 0 && (changed === 0 || !flags.check)
}).pipe(Effect.scoped)

void Effect.runPromiseExit(program).then((exit) => {
  if (Exit.isFailure(exit)) console.error(Cause.pretty(exit.cause))
  process.exitCode = Exit.isSuccess(exit) && exit.value ? 0 : 1
})
