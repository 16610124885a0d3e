// Jest as most have it: CommonJS, with and without a translator, and with a mock of `fetch` in place before all else.
import { readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { execute } from "./execute.mjs"
import { furnish, install } from "./install.mjs"
import { node } from "./programs.mjs"

const others = [
  "@babel/core@7.29.13",
  "@babel/preset-env@7.29.14",
  "@babel/preset-typescript@7.28.5",
  "jest-fetch-mock@3.0.3",
  "@types/node@20.19.30",
  "typescript@5.9.3"
]

/** Each version of Jest, with what goes with it, and the versions of Node that it is tried on. */
const versions = [
  ["29", ["jest@29.7.0", "@types/jest@29.5.14", "ts-jest@29.4.15", ...others], ["20"]],
  ["30", ["jest@30.5.2", "@types/jest@30.0.0", "ts-jest@29.4.15", ...others], ["20", "22", "24"]]
]

const compilerOptions = {
  strict: true,
  target: "ES2022",
  module: "CommonJS",
  moduleResolution: "node10",
  esModuleInterop: true,
  types: ["jest", "node"]
}

const names = ["plain", "emulator", "ts-jest", "babel", "jest-fetch-mock"]

/** What each project came to, in one run for all of them: most of its time goes into starting. */
const outcomesOf = async (program, folder, { cwd, env }) => {
  const output = await execute(
    program,
    [join(folder, "node_modules/jest/bin/jest.js"), "--ci", "--json", "--runInBand", "--forceExit"],
    { cwd, env, timeout: 120_000 }
  ).catch(({ message, stdout }) => stdout || message)
  try {
    return JSON.parse(output).testResults
  } catch {
    throw new Error(output)
  }
}

export const jest = async ({ newest, packed, server, sources, tell }) => {
  for (const [version, packages, majors] of newest ? versions.slice(-1) : versions) {
    const folder = await install(`jest-${version}`, packages)
    furnish(folder, { packed, files: [[join(sources, "jest"), "tests"]] })
    const cwd = join(folder, "tests")
    const suite = readFileSync(join(sources, "suite.mjs"), "utf8")
    writeFileSync(join(cwd, "suite.js"), suite.replace("export const suite", "exports.suite"))
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "tests", private: true }))
    writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions }))
    for (const major of majors) {
      const program = await node(major)
      const env = { GOTRUE_URL: server.url, GOTRUE_KEY: server.key, NO_COLOR: "1" }
      await server.clear()
      const outcomes = outcomesOf(program, folder, { cwd, env })
      // Told below, once for each project.
      outcomes.catch(() => {})
      for (const name of names) {
        await tell(`jest ${version} on node ${major}, ${name}`, async () => {
          const files = (await outcomes).filter(({ name: file }) => basename(file).startsWith(`${name}.jest.`))
          const problems = files.filter(({ status }) => status !== "passed").map(({ message }) => message)
          return files.length === 1 && problems.length === 0 ? "ten calls passed" : problems.join("\n") || "no test ran"
        })
      }
    }
  }
}
