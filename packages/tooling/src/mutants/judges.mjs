// Who can notice a mutant, the nearest and cheapest first.
import { spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { basename, dirname, join, relative } from "node:path"
import process from "node:process"
import { workers } from "../vitest/workers.mjs"

// What never ends has been noticed, too. Whole suites take minutes.
const patience = { near: 2 * 60_000, far: 10 * 60_000 }

const onWindows = process.platform === "win32"

const running = new Set()

/** Ends a process with all that it has started. */
const end = (child) => {
  if (onWindows) child.kill()
  else process.kill(-child.pid, "SIGKILL")
}

process.on("exit", () => running.forEach(end))

const execute = (tree, command, args, limit = patience.far) =>
  new Promise((resolve) => {
    const child = spawn(join(tree, "node_modules", ".bin", onWindows ? `${command}.cmd` : command), args, {
      cwd: tree,
      detached: !onWindows,
      env: { ...process.env, SEED: process.env["SEED"] || "1" },
      shell: onWindows
    })
    running.add(child)
    let output = ""
    let isEndless = false
    const timer = setTimeout(() => {
      isEndless = true
      end(child)
    }, limit)
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("close", (status) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ output, status: isEndless ? undefined : status })
    })
  })

/** The first test that fails, if any, and the files that ran. */
const vitest = async (tree, args, limit) => {
  const report = join(tree, "mutants.json")
  rmSync(report, { force: true })
  const options = ["--run", ...workers, "--bail=1", "--passWithNoTests", "--reporter=json", `--outputFile=${report}`]
  const { output, status } = await execute(tree, "vitest", [...args, ...options], limit)
  if (status === undefined) return { ran: [], killer: { by: "it never ends" } }
  if (!existsSync(report)) return { ran: [], killer: { by: `no test could run: ${output.trim().split("\n").at(-1)}` } }
  const { testResults } = JSON.parse(readFileSync(report, "utf8"))
  const ran = testResults.map(({ name }) => relative(tree, name))
  if (status === 0) return { ran }
  const failed = testResults.find((result) => result.status === "failed")
  if (failed === undefined) return { ran, killer: { by: "an error outside of all tests" } }
  const file = relative(tree, failed.name)
  const test = failed.assertionResults.find((result) => result.status === "failed")
  return { ran, killer: { file, by: `${file}: ${test?.fullName ?? "it does not load"}` } }
}

const testsOf = (tree, name) =>
  readdirSync(join(tree, "packages", name, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join("packages", name, "test", file))
    .sort()

/** What else judges a package: who uses it. */
const users = {
  core: ["admin", "promise"],
  admin: ["promise"],
  promise: []
}

/**
 * The stages for a mutant of that file; each takes the files that have run and returns what it found. For the emulator the
 * recorded cases stand before its whole suite: they notice more, in less time.
 */
const stages = (tree, file) => {
  const [, name] = file.split("/")
  const own = testsOf(tree, name)
  const room = dirname(file).replace("/src", "/test")
  const stem = basename(file, ".ts")
  const some = (files, limit) => async (ran) => {
    const left = files.filter((each) => !ran.has(each))
    return left.length === 0 ? { ran: [] } : vitest(tree, left, limit)
  }
  const related = (project) => () => vitest(tree, ["related", file, "--project", project])
  const sameName = some(
    own.filter((test) => basename(test).startsWith(`${stem}.`)),
    patience.near
  )
  const sameRoom = some(
    own.filter((test) => test.startsWith(`${room}/`) && room !== `packages/${name}/test`),
    patience.near
  )
  return name === "emulator"
    ? {
        near: [sameName, sameRoom, some(["packages/conformance/test/transcripts.test.ts"])],
        far: [related(name), some(own), some(["packages/conformance/test/scenarios.test.ts"])]
      }
    : { near: [sameName, sameRoom, related(name)], far: [some(own), ...users[name].map(related)] }
}

/** The compiler first: what it refuses needs no test. */
const compiler = async (tree, file) => {
  const { output, status } = await execute(tree, "tsc", ["-p", join("packages", file.split("/")[1])])
  return status === 0 ? undefined : { by: "tsc", output }
}

/** Who notices what the tree is now; undefined if nobody does. */
export const killerOf = async (tree, file, onlyNear) => {
  const refused = await compiler(tree, file)
  if (refused !== undefined) return refused
  const ran = new Set()
  const { far, near } = stages(tree, file)
  for (const stage of onlyNear ? near : [...near, ...far]) {
    const found = await stage(ran)
    if (found.killer !== undefined) return found.killer
    for (const each of found.ran) ran.add(each)
  }
  return undefined
}

/** Whether a test file passes on the tree as it is. */
export const passes = async (tree, file) => (await vitest(tree, [file])).killer === undefined
