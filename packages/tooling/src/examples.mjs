// The examples of docs/examples, with the packages from their tarballs: each is type-checked, and every command of its README
// is run and its outcome looked at. The server of all of them is the emulator, started as the README of the folder says.
//   node packages/tooling/src/examples.mjs DIR-WITH-TARBALLS [NAME …] [--without NAME]
// With the tarballs of `npm run edition -- --pack DIR`, the examples for Effect 4.
import { cpus, tmpdir } from "node:os"
import { mkdtempSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { denoFunction } from "./examples/denoFunction.mjs"
import { effect4HttpApi, effectHttpApi } from "./examples/effectHttpApi.mjs"
import { startEmulator } from "./examples/emulator.mjs"
import { honoWorkers } from "./examples/honoWorkers.mjs"
import { migrateUsers } from "./examples/migrateUsers.mjs"
import { next } from "./examples/next.mjs"
import { suite } from "./examples/suite.mjs"
import { exampleIn } from "./examples/example.mjs"
import { ofEdition } from "./examples/ofEdition.mjs"
import { listProblems, manifests, source } from "./examples/sources.mjs"
import { furnish, install, installPacked } from "./runtimes/install.mjs"

/** How each is run, those first that take longest. */
const runs = {
  next,
  "effect-http-api": effectHttpApi,
  "effect-4-http-api": effect4HttpApi,
  "hono-workers": honoWorkers,
  "migrate-users": migrateUsers,
  "deno-function": denoFunction,
  vitest: suite,
  jest: suite
}

const {
  positionals: [tarballs = ".", ...names],
  values: { without = [] }
} = parseArgs({ allowPositionals: true, options: { without: { type: "string", multiple: true } } })
const isOfEdition = ofEdition(resolve(tarballs))
const wanted = Object.entries(runs).filter(([name]) =>
  names.length === 0 ? isOfEdition(name) && !without.includes(name) : names.includes(name)
)
const wantedNames = wanted.map(([name]) => name)

let failed = 0
const tell = async (name, attempt) => {
  const start = Date.now()
  const problem = await attempt().then(
    () => undefined,
    ({ message, stderr = "", stdout = "" }) => `${message}\n${stdout}${stderr}`.trim()
  )
  if (problem !== undefined) failed++
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${problem === undefined ? "pass" : "FAIL"}  ${name}  (${seconds} s)${problem ? `\n${problem}` : ""}`)
}

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-examples-"))
try {
  for (const problem of listProblems(Object.keys(runs))) await tell(problem, () => Promise.reject(new Error("missing")))

  // One project for all of them: each finds what it needs in the folder above.
  const { others, ours } = manifests(wantedNames)
  const [folder, packed] = await Promise.all([
    install("examples", others),
    installPacked(resolve(tarballs), ours, scratch)
  ])
  furnish(folder, { packed, files: wantedNames.map((name) => [source(name), name]) })

  const emulator = await startEmulator(folder)
  const waiting = wanted.values()
  const work = async () => {
    for (const [name, run] of waiting) await tell(name, () => exampleIn(folder, name, emulator, run))
  }
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, work))
  await emulator.stop()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
