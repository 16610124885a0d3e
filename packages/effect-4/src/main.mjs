// The Effect 4 edition of the packages that speak Effect, made of their Effect 3 source:
//   npm run edition [-- admin|emulator|promise]    writes it to packages/effect-4/generated and checks its types
//   npm run edition -- --test [--node 24] [admin|emulator|promise] [FILE …]   runs the test suites on it; promise is the bridge
//   npm run edition -- --conformance [--node 24]    plays the conformance suite on it, as npm run conformance does
//   npm run edition -- --guide [--node 24]          checks and runs the examples of docs on it
//   npm run edition -- --pack DIR [admin|emulator] builds it and writes its tarballs, with the core's
//   npm run edition -- --benchmark                  builds what npm run benchmark compares
//   npm run edition -- --accept                    the files by hand are up to date with their sources
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { bridge } from "./bridge.mjs"
import { play } from "./conformance.mjs"
import { edition, replaced } from "./edition.mjs"
import { install } from "./environment.mjs"
import { guide, runGuide } from "./guide.mjs"
import { byHand, editions } from "./places.mjs"
import { program, programs } from "./programs.mjs"
import { Uncovered } from "./translate/uncovered.mjs"
import { problemsOfTypes } from "./types.mjs"
import { write } from "./write.mjs"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    accept: { type: "boolean" },
    benchmark: { type: "boolean" },
    conformance: { type: "boolean" },
    guide: { type: "boolean" },
    node: { type: "string", default: "22" },
    pack: { type: "string" },
    test: { type: "boolean" },
    types: { type: "boolean", default: true }
  },
  allowNegative: true
})

const stop = (problem) => {
  console.error(problem)
  process.exit(1)
}

if (values.accept) {
  const known = Object.fromEntries(editions.flatMap(replaced).map(({ digest, path }) => [path, digest]))
  writeFileSync(join(byHand, "sources.json"), `${JSON.stringify(known, undefined, 2)}\n`)
}

/** What has a test suite with Effect 4. */
const suites = [...editions, "promise"]

const wanted = suites.filter(
  (name) => positionals.length === 0 || positionals.includes(name) || !suites.includes(positionals[0])
)

const counts = new Map()
const count = (rule) => counts.set(rule, (counts.get(rule) ?? 0) + 1)
const made = new Map()
const problems = []
const make = (name, attempt, isWanted) => {
  try {
    made.set(name, attempt())
  } catch (problem) {
    if (!(problem instanceof Uncovered)) throw problem
    if (isWanted) problems.push(problem.message)
  }
}
for (const name of editions) make(name, () => edition(name, count), wanted.includes(name))
make("promise", () => bridge(count), wanted.includes("promise"))
for (const name of Object.keys(programs)) make(name, () => program(name, count), positionals.length === 0)
if (values.guide) make("guide", () => guide(count), true)
if (problems.length > 0) stop(problems.join("\n"))
for (const [name, files] of made) write(name, files)
const rewrites = [...counts.values()].reduce((sum, one) => sum + one, 0)
console.log(`${rewrites} rewrites by ${counts.size} rules`)

const said = install()
if (said !== "") stop(said)

if (values.types) {
  const others = values.guide ? ["conformance", "guide"] : ["conformance"]
  const names = positionals.length === 0 ? [...wanted, ...others] : wanted
  const problem = problemsOfTypes(names)
  if (problem !== "") stop(problem)
  console.log(`types of ${names.join(", ")}`)
}

if (values.pack !== undefined) {
  const { pack, packCore } = await import("./pack.mjs")
  const problem = await packCore(values.pack)
  if (problem !== "") stop(problem)
  for (const name of editions.filter((name) => wanted.includes(name))) {
    const problem = await pack(name, values.pack)
    if (problem !== "") stop(problem)
    console.log(`${name}: packed`)
  }
}

if (values.benchmark) {
  const { buildBenchmark } = await import("./benchmark.mjs")
  const problem = await buildBenchmark()
  if (problem !== "") stop(problem)
  console.log("benchmark: built")
}

if (values.test) {
  const { test } = await import("./suites.mjs")
  const rest = positionals.filter((one) => !suites.includes(one))
  for (const name of wanted) if (!(await test(name, values.node, rest))) process.exitCode = 1
}

if (values.guide && !(await runGuide(values.node))) process.exitCode = 1

if (values.conformance && !(await play(values.node))) process.exitCode = 1
