// All that must hold before a change is good, each a line with its result; the tests are counted one by one.
//   npm test [-- --tarballs DIR]   leaves the tarballs that have passed in a folder, for npm run release, with those of the Effect 4
//                                  edition in DIR/effect-4, which otherwise only CI packs
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { editions } from "../../effect-4/src/places.mjs"
import { published } from "./build.mjs"
import { effect4In } from "./release/manifests.mjs"
import { markAsTested } from "./release/tested.mjs"
import { root, setup } from "./setup.mjs"
import { workers } from "./vitest/workers.mjs"

const { values } = parseArgs({ options: { tarballs: { type: "string" } } })

setup()

const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name)
const here = (name) => join(root, "packages", "tooling", "src", name)

// The property tests try the same values with every run, unless SEED says otherwise.
const seed = process.env["SEED"] || "1"

let passed = 0
let failed = 0

const report = (name, seconds, problem) => {
  if (problem === undefined) passed++
  else failed++
  console.log(`${problem === undefined ? "pass" : "FAIL"}  ${name}  (${seconds.toFixed(1)} s)`)
  if (problem !== undefined) console.log(problem.trimEnd().replace(/^/gm, "      "))
}

const execute = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, shell: process.platform === "win32", ...options })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", (error) => resolve({ status: 1, output: String(error) }))
    child.on("close", (status) => resolve({ status, output }))
  })

const gate = async (name, command, args, options) => {
  const start = Date.now()
  const { output, status } = await execute(command, args, options)
  report(name, (Date.now() - start) / 1000, status === 0 ? undefined : output || `ended with ${status}`)
  return status === 0
}

/** The tests: one line for each that fails, a count for the rest. */
const tests = async (scratch) => {
  const results = join(scratch, "vitest.json")
  const start = Date.now()
  const { output } = await execute(bin("vitest"), ["run", ...workers, "--reporter=json", `--outputFile=${results}`], {
    env: { ...process.env, SEED: seed }
  })
  if (existsSync(results)) {
    const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(results, "utf8"))
    passed += numPassedTests
    failed += numFailedTests
    for (const file of testResults) {
      // A file that could not even be loaded has no tests to count.
      if (file.status === "failed" && file.assertionResults.length === 0) report(basename(file.name), 0, file.message)
      for (const test of file.assertionResults) {
        if (test.status === "passed") continue
        if (test.status !== "failed") failed++
        console.log(`FAIL  ${test.fullName} (${test.status})`)
        console.log(test.failureMessages.join("\n").replace(/^/gm, "      "))
      }
    }
    console.log(
      `${numFailedTests === 0 ? "pass" : "FAIL"}  ${numPassedTests} tests, seed ${seed}  (${((Date.now() - start) / 1000).toFixed(1)} s)`
    )
  } else report("tests", (Date.now() - start) / 1000, output)
}

const tarball = async (tarballs, name, label = name) => {
  const file = join(tarballs, readdirSync(tarballs).find((file) => file.includes(`-${name}-`)) ?? name)
  await gate(`publint: ${label}`, bin("publint"), ["run", file, "--strict"])
  await gate(`attw: ${label}`, bin("attw"), [file, "--profile", "node16", "--no-emoji"])
}

/** What users install: all of it comes from the tarballs. */
const packed = async (tarballs) => {
  await gate("manifests of the tarballs", process.execPath, [here("release/manifests.mjs"), tarballs])
  for (const folder of published()) await tarball(tarballs, basename(folder))
  await gate("bundlers leave out what is not used", process.execPath, [here("treeShaken.mjs")])
  await gate("installed from the tarballs", process.execPath, [here("consumers.mjs"), tarballs])
  await gate("the examples, as their READMEs say", process.execPath, [
    here("examples.mjs"),
    tarballs,
    // Next.js takes longer to install and to build than all others together: CI does it in a job of its own.
    "--without",
    "next"
  ])
  await gate("hover: docstrings and errors reach the editor", process.execPath, [here("hover.mjs"), tarballs])
  await gate("licences of what is bundled", process.execPath, [here("licences.mjs"), tarballs])
}

/**
 * The promise layer in what it is made for: `npm run runtimes` has the former versions of Jest, too, and every kind of route
 * of Next.js. The edge runtime is tried with the newest one.
 */
const runtimes = async (tarballs) => {
  const parts = {
    edge: "the edge runtime of Next.js",
    programs: "Node 20, 22, 24 and 26, Bun, Deno",
    workerd: "workerd, by compatibility date",
    jest: "Jest 30",
    mocks: "behind mocks and proxies"
  }
  for (const [part, what] of Object.entries(parts)) {
    await gate(`promise: ${what}`, process.execPath, [here("runtimes.mjs"), tarballs, `--${part}`, "--newest"])
  }
}

/** What holds for the sources as they are written. */
const sources = async () => {
  const quick = [
    ["generated files are up to date", ["--conditions=@gotrue-effect/source", here("codegen.mjs"), "--check"]],
    ["the house: dependencies, docstrings, words", [here("house.mjs")]],
    ["the rooms: files in a folder, no import circles", [here("rooms.mjs")]],
    ["the words of the trade", [here("words.mjs")]],
    ["no broken link in the docs", [here("docs/links.mjs")]],
    ["the next release: one version, nothing private", [here("release/versions.mjs")]]
  ]
  for (const [name, args] of quick) await gate(name, process.execPath, args)
  await gate("no unused files, exports, dependencies", bin("knip"), [])
  // All packages at once: most of the time goes to the types of what they import.
  await gate("types", bin("tsc"), ["-p", join(root, "packages")])
  await gate("types: promise, with a former auth-js", bin("tsc"), [
    "-p",
    join(root, "packages/promise/test/types/former")
  ])
  await gate("the public API is the one that was reviewed", process.execPath, [here("api.mjs"), "--check"])
  await gate(
    "the Effect 4 edition: no construct without a rule, types with the lowest and highest Effect 4",
    process.execPath,
    [join(root, "packages", "effect-4", "src", "main.mjs")]
  )
  await gate("in a browser", process.execPath, [here("browser.mjs")])
}

/** What users install. */
const products = async (tarballs) => {
  const isPacked = await gate("build and pack", process.execPath, [here("pack.mjs"), tarballs])
  if (isPacked) await Promise.all([packed(tarballs), runtimes(tarballs)])
}

/** What else is released. It is built from what the other gates use, so it comes after them. */
const effect4 = async (tarballs) => {
  const folder = effect4In(tarballs)
  const main = join(root, "packages", "effect-4", "src", "main.mjs")
  const args = [main, "--no-types", "--pack", folder]
  if (!(await gate("the Effect 4 edition: build and pack", process.execPath, args))) return
  await gate("manifests of both editions", process.execPath, [here("release/manifests.mjs"), tarballs])
  for (const name of editions) await tarball(folder, name, `${name}, the Effect 4 edition`)
  await gate("both editions, and the bridge, installed from a registry", process.execPath, [
    here("editions.mjs"),
    tarballs,
    folder
  ])
}

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-"))
const tarballs = values.tarballs === undefined ? join(scratch, "tarballs") : resolve(values.tarballs)
try {
  // What another run has left would be taken for this one's.
  rmSync(effect4In(tarballs), { recursive: true, force: true })
  // Before anything is built: the linter would read what is half written.
  await gate("lint", bin("oxlint"), ["--deny-warnings"])
  await gate("format", bin("oxfmt"), ["--check"])
  // All at once: much of what is installed waits for the network, and much of what is checked has one thread.
  await Promise.all([sources(), tests(scratch), products(tarballs)])
  if (failed === 0 && values.tarballs !== undefined) await effect4(tarballs)
  if (failed === 0 && values.tarballs !== undefined) markAsTested(tarballs)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
