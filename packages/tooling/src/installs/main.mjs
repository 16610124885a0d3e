// The promise layer from its tarball beside supabase-js of several years, as npm, pnpm without hoisting and Yarn Plug'n'Play
// install them: the program of packages/promise/test/installs must compile and run.
//   npm run installs [-- DIR-WITH-TARBALLS]   without a folder, what is packed now; a line for each installation
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { programs } from "../hover/project.mjs"
import { pack } from "../pack.mjs"
import { execute, npm } from "../runtimes/execute.mjs"
import { node } from "../runtimes/programs.mjs"
import { pnpm, root, setup } from "../setup.mjs"

/** From the last one over gotrue-js to today's. */
const versions = ["2.40.0", "2.42.7", "2.58.0", "2.80.0", "2.109.0", "2.119.1"]
const [some, newest] = ["2.80.0", "2.119.1"]

/** The last that Yarn patches: its packages are in archives, which the compiler has to read. */
const typescript = "5.9.3"
const yarn = "@yarnpkg/cli-dist@4.18.1"

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: "ES2022",
  module: "Node16",
  moduleResolution: "Node16",
  lib: ["ES2023", "DOM"],
  types: ["node"],
  skipLibCheck: true,
  outDir: "out"
}

const expected = ["ann@example.com", "user_not_found", "true", "User not found"]

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-installs-"))
const quiet = { timeout: 300_000 }

const tarball = async () => {
  const [given] = process.argv.slice(2)
  const folder = given === undefined ? join(scratch, "tarballs") : resolve(given)
  if (given === undefined) {
    setup()
    const { problem } = await pack(folder)
    if (problem !== "") throw new Error(problem)
  }
  return join(
    folder,
    readdirSync(folder).find((name) => name.includes("-promise-"))
  )
}

/** A project that declares supabase-js and the promise layer, and nothing that they bring along. */
const project = (name, version, packed, files = {}) => {
  const folder = mkdtempSync(join(scratch, `${name}-${version}-`))
  const manifest = {
    name: "app",
    private: true,
    type: "module",
    dependencies: { "@gotrue-effect/promise": `file:${packed}`, "@supabase/supabase-js": version },
    devDependencies: { "@types/node": "20.19.30", typescript }
  }
  const all = { "package.json": manifest, "tsconfig.json": { compilerOptions, include: ["program.mts"] }, ...files }
  for (const [file, content] of Object.entries(all)) {
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content))
  }
  copyFileSync(join(root, "packages/promise/test/installs/program.mts"), join(folder, "program.mts"))
  return folder
}

const check = (output) => {
  const lines = output.trim().split("\n")
  if (!expected.every((line) => lines.includes(line)) || !lines.at(-1).endsWith(" acme")) throw new Error(output)
}

/** Compiles with every compiler, and runs. */
const withModules = async (folder, compilers, program) => {
  for (const compiler of compilers) await execute(process.execPath, [compiler, "-p", "."], { cwd: folder })
  check(await execute(program, ["out/program.mjs"], { cwd: folder }))
}

const managers = {
  npm: async (version, packed, { compilers, program }) => {
    const folder = project("npm", version, packed)
    await npm(["install", "--ignore-scripts"], folder)
    await withModules(folder, compilers, program)
  },

  "pnpm without hoisting": async (version, packed, { compilers, program }) => {
    const folder = project("pnpm", version, packed, { "pnpm-workspace.yaml": "hoist: false\npublicHoistPattern: []\n" })
    await execute("npx", ["-y", pnpm, "install", "--ignore-scripts", "--no-frozen-lockfile"], { cwd: folder, ...quiet })
    await withModules(folder, compilers.slice(-1), program)
  },

  "Yarn Plug'n'Play": async (version, packed, { program }) => {
    const settings = "nodeLinker: pnp\npnpFallbackMode: none\nenableGlobalCache: false\nenableTelemetry: false\n"
    const folder = project("yarn", version, packed, { ".yarnrc.yml": settings, "yarn.lock": "" })
    const run = (...args) => execute("npx", ["-y", `--package=${yarn}`, "yarn", ...args], { cwd: folder, ...quiet })
    await run("install", "--mode=skip-build")
    await run("tsc", "-p", ".")
    // Not with the Node of Yarn itself, which is too old for the newest supabase-js.
    check(await run("exec", program, "out/program.mjs"))
  }
}

const installations = [
  ...versions.map((version) => ["npm", version]),
  ...[some, newest].flatMap((version) => [
    ["pnpm without hoisting", version],
    ["Yarn Plug'n'Play", version]
  ])
]

try {
  const packed = await tarball()
  const tools = { compilers: await programs(), program: await node(24) }
  for (const [manager, version] of installations) {
    const start = Date.now()
    const problem = await managers[manager](version, packed, tools).then(
      () => undefined,
      (error) => `${error.stdout ?? ""}${error.stderr ?? ""}` || error.message
    )
    if (problem !== undefined) process.exitCode = 1
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`${problem === undefined ? "pass" : "FAIL"}  ${manager}, supabase-js ${version}  (${seconds} s)`)
    if (problem !== undefined) console.log(problem.trim().split("\n").slice(0, 20).join("\n").replaceAll(/^/gm, "  "))
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
