// Whose code is in the packed tarballs is named in them, with the licence it is under:
//   node packages/tooling/src/licences.mjs DIR-WITH-TARBALLS
// What is in a bundle is asked of another bundler than the one that made it, and of the source maps that are packed.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join, resolve } from "node:path"
import { build } from "esbuild"
import { published } from "./build.mjs"
import { packagesOf, withLicences } from "./licences/bundled.mjs"
import { fileName } from "./licences/notices.mjs"
import { root } from "./setup.mjs"

const tarballs = resolve(process.argv[2] ?? ".")
const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-licences-"))

/** The entries that are bundled with all that they import, but for what is named. */
const bundles = {
  // Its page is in it as a text.
  emulator: [["../page/src/main.tsx", []]],
  promise: [
    ["src/index.ts", []],
    ["src/more/index.ts", []],
    ["src/effect.ts", ["effect", "@gotrue-effect/admin/*"]]
  ]
}

const bundledBy = async (folder) => {
  const modules = []
  for (const [entry, external] of bundles[basename(folder)] ?? []) {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [join(folder, entry)],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      conditions: ["@gotrue-effect/source", "import"],
      external: ["node:*", ...external],
      logLevel: "error"
    })
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        if (bytesInOutput > 0) modules.push(join(root, path))
      }
    }
  }
  return modules
}

/** What the maps in a tarball say that its files were made of, as far as it lies outside of the package. */
const mappedIn = (folder, unpacked) =>
  readdirSync(unpacked, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js.map"))
    .flatMap((name) => {
      const { sourceRoot = "", sources } = JSON.parse(readFileSync(join(unpacked, name), "utf8"))
      const path = (source) => resolve(folder, dirname(name), sourceRoot, source)
      return sources.filter((source) => !/^\0|rolldown/.test(source)).map(path)
    })
    .filter((path) => existsSync(path))

const problems = []
try {
  for (const folder of published()) {
    const name = basename(folder)
    const tarball = readdirSync(tarballs).find((file) => file.includes(`-${name}-`))
    mkdirSync(join(scratch, name))
    execFileSync("tar", ["-xzf", join(tarballs, tarball), "-C", join(scratch, name)])
    const unpacked = join(scratch, name, "package")
    const file = join(unpacked, fileName)
    const notices = existsSync(file) ? readFileSync(file, "utf8") : ""
    const packages = packagesOf([...(await bundledBy(folder)), ...mappedIn(folder, unpacked)]).map(withLicences)
    if (bundles[name] !== undefined && packages.length === 0) problems.push(`${name}: nothing is found in its bundles`)
    for (const { licences, name: bundled, version } of packages) {
      if (!notices.includes(`## ${bundled} ${version}\n`)) problems.push(`${name}: ${bundled} ${version} is not named`)
      if (!licences.every((text) => notices.includes(text)))
        problems.push(`${name}: the licence of ${bundled} is missing`)
    }
    console.log(`${name}: ${packages.map(({ name, version }) => `${name} ${version}`).join(", ") || "only its own"}`)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
