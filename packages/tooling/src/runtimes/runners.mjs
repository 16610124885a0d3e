// The emulator inside of the tests of other runners than Jest in CommonJS, which has a part of its own.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { execute } from "./execute.mjs"
import { furnish, install } from "./install.mjs"
import { bun, node } from "./programs.mjs"

const packages = ["mocha@11.7.5", "jest@30.5.2", "vitest@3.2.7"]

const jestConfig = {
  testMatch: ["**/jest.spec.mjs"],
  moduleFileExtensions: ["mjs", "js", "cjs", "json"],
  transform: {}
}

/** Each runner: its name, what it is, and what it is told. A process that a server holds would not end. */
const runnersIn = async (folder, program) => {
  const bin = (path) => join(folder, "node_modules", path)
  const jest = ["--experimental-vm-modules", bin("jest/bin/jest.js"), "--ci", "--runInBand"]
  return [
    ["node:test", program, ["--test", "node.test.mjs"]],
    ["node:test, CommonJS", program, ["--test", "node.test.cjs"]],
    ["Mocha", program, [bin("mocha/bin/mocha.js"), "mocha.spec.mjs"]],
    ["Mocha, CommonJS", program, [bin("mocha/bin/mocha.js"), "mocha.spec.cjs"]],
    ["Jest, ES modules", program, jest],
    ["vitest", program, [bin("vitest/vitest.mjs"), "run", "vitest.spec.mjs"]],
    ["bun test", await bun(), ["test", "bun.test.js"]]
  ]
}

export const runners = async ({ packed, sources, tell }) => {
  const folder = await install("runners", packages)
  furnish(folder, { packed, files: [[join(sources, "runners"), "tests"]] })
  const cwd = join(folder, "tests")
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "tests", private: true, jest: jestConfig }))
  for (const [name, program, args] of await runnersIn(folder, await node("22"))) {
    await tell(name, () => execute(program, args, { cwd, timeout: 60_000 }).then(() => "ten calls passed"))
  }
}
