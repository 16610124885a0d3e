// The promise layer from its tarball, in projects without Effect, on everything that it is made for:
//   npm run runtimes [-- DIR-WITH-TARBALLS] [--programs] [--workerd] [--jest] [--runners] [--mocks] [--edge] [--next] [--newest]
// Without names of parts, all of them; without a folder, what is packed now; --newest leaves out the former versions of Jest and
// Next.js. A line for each runtime.
//   npm run runtimes -- --effect 4 [DIR-WITH-TARBALLS] [--programs] [--workerd]
// Instead of the promise layer, admin and the emulator with that Effect, 3 or 4.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { edge } from "./runtimes/edge.mjs"
import { installPacked } from "./runtimes/install.mjs"
import { jest } from "./runtimes/jest.mjs"
import { libraryOf, packLibrary } from "./runtimes/library.mjs"
import { mocks } from "./runtimes/mocks.mjs"
import { next } from "./runtimes/next.mjs"
import { programs } from "./runtimes/programs.mjs"
import { runners } from "./runtimes/runners.mjs"
import { startServer } from "./runtimes/server.mjs"
import { workerd } from "./runtimes/workerd.mjs"
import { setup } from "./setup.mjs"

const parts = { programs, workerd, jest, runners, mocks, edge, next }
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    effect: { type: "string" },
    ...Object.fromEntries([...Object.keys(parts), "newest"].map((name) => [name, { type: "boolean" }]))
  }
})
const library = libraryOf(values.effect)
const named = library.parts.filter((name) => values[name] === true)
const wanted = named.length === 0 ? library.parts : named

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-runtimes-"))

/** The packages of a folder, or those of now. */
const tarballs = async () => {
  if (positionals[0] !== undefined) return resolve(positionals[0])
  setup()
  await packLibrary(values.effect, join(scratch, "tarballs"))
  return join(scratch, "tarballs")
}

let failed = 0

/** What went wrong, in a few lines. */
const brief = (text) => text.trim().split("\n").slice(0, 30).join("\n  ")

const server = await startServer()
try {
  const packed = await installPacked(await tarballs(), library.names, scratch, library.peers)
  const tell = async (name, attempt) => {
    await server.clear()
    const start = Date.now()
    const output = await attempt().catch((error) => `${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`)
    const passed = output.trim() === "ten calls passed"
    if (!passed) failed++
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`${passed ? "pass" : "FAIL"}  ${name}  (${seconds} s)${passed ? "" : `\n  ${brief(output)}`}`)
  }
  const { sources } = library
  for (const name of wanted) await parts[name]({ newest: values.newest === true, packed, server, sources, tell })
} finally {
  await server.stop()
  rmSync(scratch, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
