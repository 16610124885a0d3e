// An empty project with the packed packages and their peers, and a program that names every operation.
import { mkdtempSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { npm } from "../runtimes/execute.mjs"
import { install } from "../runtimes/install.mjs"
import { packed } from "../release/manifests.mjs"
import { root } from "../setup.mjs"

const versions = ["5.4.5", "5.9.3"]

const installed = () =>
  install(
    "typescript",
    versions.map((version) => `typescript-${version}@npm:typescript@${version}`)
  )

/** The compilers as programs: of these versions, and the one of this repository. */
export const programs = async () => {
  const folder = await installed()
  const older = versions.map((version) => join(folder, "node_modules", `typescript-${version}`, "bin/tsc"))
  return [...older, join(root, "node_modules/typescript/bin/tsc")]
}

/** TypeScript of the versions that are a JavaScript library. */
export const compilers = async () => {
  const folder = await installed()
  const require = createRequire(join(folder, "package.json"))
  return versions.map((version) => ({ name: `TypeScript ${version}`, typescript: require(`typescript-${version}`) }))
}

// Editors cut a long type, mostly after 160 characters: `Effect<...>`. With this option they show the whole of it.
export const compilerOptions = {
  noErrorTruncation: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  target: "ES2022",
  module: "Node16",
  moduleResolution: "Node16",
  lib: ["ES2023", "DOM"],
  types: [],
  skipLibCheck: true,
  noEmit: true
}

const service = `import type { GoTrueAdmin } from "@gotrue-effect/admin"
declare const admin: GoTrueAdmin.Service
`
const api = `import type { GoTrueAdminApi } from "@gotrue-effect/promise"
declare const api: GoTrueAdminApi
`

/** Where the program names each operation, right behind the dot. */
const program = (folder, hasApi) => (operations) => {
  const head = hasApi ? service + api : service
  const lines = operations.map((operation) => `void ${operation.name}`)
  const text = `${head}${lines.join("\n")}\n`
  const file = join(folder, "program.ts")
  writeFileSync(file, text)
  const before = head.split("\n").length - 1
  const asked = operations.map((operation, index) => {
    const character = lines[index].lastIndexOf(".") + 1
    return { operation, line: before + index, character, offset: text.split(lines[index])[0].length + character }
  })
  return { asked, file, folder, text }
}

export const project = async (tarballs) => {
  const folder = mkdtempSync(join(tmpdir(), "gotrue-effect-hover-"))
  const all = packed(tarballs)
  const { peerDependencies } = all.find(({ manifest }) => manifest.name === "@gotrue-effect/admin").manifest
  const peers = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`)
  const hasApi = all.some(({ manifest }) => manifest.name === "@gotrue-effect/promise")
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "hover", private: true, type: "module" }))
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }))
  await npm(["install", ...all.map(({ file }) => join(tarballs, file)), ...peers], folder)
  const major = /\d+/.exec(peerDependencies.effect)[0]
  return { folder, hasApi, major, program: program(folder, hasApi) }
}
