// What `changeset version` would do, tried in a copy of the manifests. All published packages get one next version, which is
// not below the `@since` of any export, and is no major one: the major version of an edition is Effect's, so that the editions
// would go back to 3.0.0 and 4.0.0. Nothing else changes.
import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { isDeepStrictEqual } from "node:util"
import { published } from "../build.mjs"
import { root } from "../setup.mjs"

const problems = []

const names = readdirSync(join(root, "packages")).filter((name) =>
  existsSync(join(root, "packages", name, "package.json"))
)
const isPublished = new Set(published().map((folder) => basename(folder)))
const manifest = (from, name) => JSON.parse(readFileSync(join(from, "packages", name, "package.json"), "utf8"))

const major = (version) => version.split(".")[0]
const copy = mkdtempSync(join(tmpdir(), "gotrue-effect-versions-"))
try {
  const files = ["package.json", "pnpm-workspace.yaml", ".changeset"]
  for (const name of names) {
    mkdirSync(join(copy, "packages", name), { recursive: true })
    files.push(`packages/${name}/package.json`)
    if (existsSync(join(root, `packages/${name}/CHANGELOG.md`))) files.push(`packages/${name}/CHANGELOG.md`)
  }
  for (const file of files) cpSync(join(root, file), join(copy, file), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction")
  // Changesets asks git who wrote what.
  const git = (...args) => execFileSync("git", args, { cwd: copy, encoding: "utf8" })
  git("init", "--quiet", "--initial-branch=main")
  git("add", ...files)
  git("-c", "user.name=release", "-c", "user.email=release@localhost", "commit", "--quiet", "--message=before")

  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/@changesets/cli/bin.js"), "version"],
    { cwd: copy, encoding: "utf8" }
  )
  if (status !== 0) problems.push(stdout + stderr)

  const changed = git("status", "--porcelain", "--untracked-files=all")
    .split("\n")
    .map((line) => line.slice(3))
    .filter((path) => path !== "" && path !== "node_modules")
  for (const path of changed) {
    const [, name] = /^packages\/([^/]+)\/(?:package\.json|CHANGELOG\.md)$/.exec(path) ?? []
    if (!path.startsWith(".changeset/") && !isPublished.has(name)) problems.push(`${path} would change`)
  }

  const versions = new Set()
  for (const name of isPublished) {
    const { version: before, ...rest } = manifest(root, name)
    const { version, ...after } = manifest(copy, name)
    versions.add(version)
    if (!isDeepStrictEqual(after, rest)) problems.push(`${name}: more than the version would change`)
    if (major(version) !== major(before))
      problems.push(
        `${name} would become ${version}: a breaking change is a minor version, since the major one is Effect's`
      )
  }
  if (versions.size !== 1) problems.push(`there would be several versions: ${[...versions].join(", ")}`)

  const isAfter = (one, other) => one.localeCompare(other, "en", { numeric: true }) > 0
  const [next] = versions
  for (const name of isPublished) {
    for (const file of readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue
      const text = readFileSync(join(root, "packages", name, "src", file), "utf8")
      for (const [, since] of text.matchAll(/@since (\d+\.\d+\.\d+)/g))
        if (isAfter(since, next)) problems.push(`packages/${name}/src/${file} is since ${since}; ${next} comes next`)
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
