// Runtimes that run programs, each from npm.
import { join } from "node:path"
import { execute } from "./execute.mjs"
import { furnish, install } from "./install.mjs"

const system = `${process.platform}-${process.arch}`
const denoOf = {
  "linux-x64": "linux-x64-glibc",
  "linux-arm64": "linux-arm64-glibc",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64"
}

const versions = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.12.1" }

const programOf = async (name, packageName, version, file) =>
  join(await install(name, [`${packageName}@${version}`]), "node_modules", packageName, file)

/** The program of a major version of Node. */
export const node = (major) => programOf(`node-${major}`, `node-${system}`, versions[major], "bin/node")

/** The program of Bun. */
export const bun = () => programOf("bun", `@oven/bun-${system.replace("arm64", "aarch64")}`, "1.4.5", "bin/bun")

/** The program of Deno. */
export const deno = () => programOf("deno", `@deno/${denoOf[system] ?? system}`, "2.9.6", "deno")

const runtimes = [
  ...Object.keys(versions).map((major) => [`node ${major}`, () => node(major), ["main.mjs"]]),
  ...Object.keys(versions).map((major) => [`node ${major}, CommonJS`, () => node(major), ["main.cjs"]]),
  ["bun", bun, ["main.mjs"]],
  ["bun, CommonJS", bun, ["main.cjs"]],
  ["deno", deno, ["run", "--allow-all", "--no-check", "main.mjs"]],
  ["deno that may reach the network only", deno, ["run", "--allow-net", "--no-prompt", "--no-check", "main.mjs"]]
]

export const programs = async ({ packed, server, sources, tell }) => {
  const folder = await install("programs", [])
  furnish(folder, {
    packed,
    files: ["suite.mjs", "main.mjs", "main.cjs"].map((name) => [join(sources, name), name])
  })
  for (const [name, find, args] of runtimes) {
    const program = await find()
    await tell(name, () => execute(program, [...args, server.url, server.key], { cwd: folder }))
  }
}
