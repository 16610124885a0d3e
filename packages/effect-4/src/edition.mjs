/** All files of an edition, by their paths, made of the Effect 3 source, the rules, and the files that are written by hand. */
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { filesIn } from "./files.mjs"
import { manifestOf } from "./manifests.mjs"
import { patches } from "./patches/patches.mjs"
import { byHand, sourceOf } from "./places.mjs"
import { hasOnly, skipped } from "./skipped.mjs"
import { projectFiles } from "./project.mjs"
import { translateExamples } from "./translate/documents.mjs"
import { translate } from "./translate/translate.mjs"
import { Uncovered } from "./translate/uncovered.mjs"

const read = (...path) => readFileSync(join(...path), "utf8")

const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16)

/** What a file by hand stood for when it was written: the digest of its source. */
const knownSources = () => JSON.parse(read(byHand, "sources.json"))

/** The files by hand with the sources that they stand for, as `admin/src/check/check.ts`. */
export const replaced = (name) =>
  filesIn(join(byHand, name))
    .filter((path) => existsSync(join(sourceOf(name), path)))
    .map((path) => ({ path: `${name}/${path}`, digest: digestOf(read(sourceOf(name), path)) }))

const changed = (name) => {
  const known = knownSources()
  return replaced(name)
    .filter(({ digest, path }) => known[path] !== digest)
    .map(
      ({ path }) =>
        `packages/${path}:1:1  packages/effect-4/by-hand/${path} stands for it, and it has changed. ` +
        "Make the same change there, then: npm run edition -- --accept."
    )
}

const patched = (path, text, count, problems) => {
  let result = text
  for (const [from, to] of patches[path] ?? []) {
    const matches = result.split(from).length - 1
    if (matches === 1) count(`patch of ${path}`)
    else
      problems.push(
        `packages/${path}:1:1  a patch matches ${matches} times instead of once: ${JSON.stringify(from)}. See patches/patches.mjs.`
      )
    result = result.replace(from, () => to)
  }
  return result
}

/**
 * `path → text`. `count` is told of each rewrite. Throws an `Uncovered` that names each place that no rule covers.
 */
export const edition = (name, count = () => undefined) => {
  const files = new Map()
  const problems = changed(name)
  const stop = (problem) => {
    if (!(problem instanceof Uncovered)) throw problem
    problems.push(problem.message)
    return ""
  }
  const translated = (text, path) => {
    try {
      return translate(text, path, count)
    } catch (problem) {
      return stop(problem)
    }
  }
  const own = filesIn(join(byHand, name))
  for (const folder of ["src", "test"]) {
    for (const inside of filesIn(join(sourceOf(name), folder))) {
      const path = `${folder}/${inside}`
      if (own.includes(path)) continue
      const shown = `packages/${name}/${path}`
      const text = read(sourceOf(name), path)
      const left = skipped.filter(({ file }) => file === `${name}/${path}`).map(({ test }) => test)
      if (left.length > 0) {
        if (!hasOnly(text, left)) problems.push(`${shown}:1:1  skipped.mjs names other tests than it has.`)
        continue
      }
      if (!/\.m?ts$/.test(path)) {
        files.set(path, text)
        continue
      }
      const whole = translateExamples(translated(text, shown), (example) => translated(example, shown))
      files.set(path, patched(`${name}/${path}`, whole, count, problems))
    }
  }
  for (const path of own) files.set(path, read(byHand, name, path))
  if (problems.length > 0) throw new Uncovered(problems)
  if (!files.has("README.md"))
    files.set(
      "README.md",
      translateExamples(read(sourceOf(name), "README.md"), (example) =>
        translated(example, `packages/${name}/README.md`)
      ).replace(/(@gotrue-effect\/\w+)@3 effect@3 @effect\/platform/g, "$1@4 effect@4")
    )
  // It names the versions of the releases, as those of the packages without editions do.
  if (existsSync(join(sourceOf(name), "CHANGELOG.md"))) files.set("CHANGELOG.md", read(sourceOf(name), "CHANGELOG.md"))
  files.set("LICENSE", read(sourceOf(name), "LICENSE"))
  files.set("package.json", `${JSON.stringify(manifestOf(name), undefined, 2)}\n`)
  for (const [path, text] of projectFiles(name)) files.set(path, text)
  return files
}
