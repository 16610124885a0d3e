/** What the compiler does for a program that uses the whole service: an editor waits for it with every key. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { root } from "../src/setup.mjs"

/** 217,000 with Effect 3.22; the first edition had 198,000. */
const most = 235_000

const program = `import type { AdminError } from "../../src/index.js"
import { GoTrueAdmin } from "../../src/index.js"
import { Effect, Stream } from "effect"

export const program = Effect.gen(function* () {
  const admin = yield* GoTrueAdmin.GoTrueAdmin
  const ann = yield* admin.createUser({ email: "ann@example.com" })
  yield* admin.updateUserById(ann.id, { user_metadata: { a: 1 } })
  yield* admin.listUsers({ page: 1 })
  yield* admin.inviteUserByEmail("bob@example.com")
  yield* admin.generateLink({ type: "magiclink", email: "ann@example.com" })
  yield* admin.banUser(ann.id, "7 days")
  yield* admin.revokeSessions(ann.id)
  yield* admin.mfa.listFactors({ userId: ann.id })
  yield* admin.oauth.listClients()
  yield* admin.audit.listEntries()
  yield* admin.sso.listProviders()
  yield* admin.customProviders.listProviders()
  yield* admin.passkey.listPasskeys({ userId: ann.id })
  yield* Stream.runCount(admin.streamUsers())
  return yield* admin.deleteUser(ann.id)
}).pipe(
  Effect.catchTag("UserNotFound", () => Effect.void),
  Effect.catchTag("RateLimited", () => Effect.void)
)
export type All = { [Name in keyof GoTrueAdmin.Service]: GoTrueAdmin.Service[Name] }
export declare const all: All
export const errors: ReadonlyArray<AdminError.AdminError> = []
`

it("the service asks no more of the compiler than it did", () => {
  const folder = mkdtempSync(join(root, "packages/admin/test/.instantiations-"))
  try {
    writeFileSync(join(folder, "program.ts"), program)
    const compilerOptions = { noEmit: true, types: [] }
    const config = { extends: join(root, "tsconfig.base.json"), compilerOptions, files: ["program.ts"] }
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config))
    const tsc = join(root, "node_modules/typescript/bin/tsc")
    // With several checkers, the count varies.
    const args = [tsc, "-p", folder, "--extendedDiagnostics", "--singleThreaded"]
    const said = execFileSync(process.execPath, args, { encoding: "utf8" })
    expect(Number(/Instantiations:\s+(\d+)/.exec(said)?.[1])).toBeLessThan(most)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
