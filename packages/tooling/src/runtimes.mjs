// The promise layer from its tarball, in projects without Effect, on everything that it is made for:
//   npm run runtimes [-- DIR-WITH-TARBALLS] [--programs] [--workerd] [--jest] [--mocks] [--edge] [--next] [--newest]
// Without names of parts, all of them; without a folder, what is packed now; --newest leaves out the former versions of Jest and
// Next.js. A line for each runtime.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { pack } from "./pack.mjs"
import { edge } from "./runtimes/edge.mjs"
import { installPacked } from "./runtimes/install.mjs"
import { jest } from "./runtimes/jest.mjs"
import { mocks } from "./runtimes/mocks.mjs"
import { next } from "./runtimes/next.mjs"
import { programs } from "./runtimes/programs.mjs"
import { startServer } from "./runtimes/server.mjs"
import { workerd } from "./runtimes/workerd.mjs"
import { root, setup } from "./setup.mjs"

const parts = { programs, workerd, jest, mocks, edge, next }
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries([...Object.keys(parts), "newest"].map((name) => [name, { type: "boolean" }]))
})
const wanted = Object.keys(parts).filter((name) => values[name] === true)

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-runtimes-"))

/** The packages of a folder, or those of now. */
const tarballs = async () => {
  if (positionals[0] !== undefined) return resolve(positionals[0])
  setup()
  const { problem } = await pack(join(scratch, "tarballs"))
  if (problem !== "") throw new Error(problem)
  return join(scratch, "tarballs")
}

let failed = 0

/** What went wrong, in a few lines. */
const brief = (text) => text.trim().split("\n").slice(0, 30).join("\n  ")

const server = await startServer()
try {
  const packed = await installPacked(await tarballs(), ["promise", "emulator"], scratch)
  const tell = async (name, attempt) => {
    await server.clear()
    const start = Date.now()
    const output = await attempt().catch((error) => `${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`)
    const passed = output.trim() === "ten calls passed"
    if (!passed) failed++
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`${passed ? "pass" : "FAIL"}  ${name}  (${seconds} s)${passed ? "" : `\n  ${brief(output)}`}`)
  }
  const sources = join(root, "packages/promise/test/runtimes")
  for (const name of wanted.length === 0 ? Object.keys(parts) : wanted) {
    await parts[name]({ newest: values.newest === true, packed, server, sources, tell })
  }
} finally {
  await server.stop()
  rmSync(scratch, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
