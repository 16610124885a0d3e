// Whose code is in a bundle: packages with their licences, and what they have taken over from others, which only a
// comment tells.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { parseSync } from "rolldown/utils"

const require = createRequire(import.meta.url)

const read = (file) => readFileSync(file, "utf8")

/** The manifest of the package that a file is of. Folders inside of packages have manifests without a name. */
const manifestOf = (file) => {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, "package.json")
    if (existsSync(path)) {
      const { license, name, version } = JSON.parse(read(path))
      if (name !== undefined && version !== undefined) return { folder, name, version, license }
    }
    if (folder === dirname(folder)) throw new Error(`${file} is of no package`)
  }
}

// What the bundler puts in itself.
const fileOf = (id) =>
  id.startsWith("\0rolldown/") ? require.resolve("rolldown") : id.replace(/^\0/, "").split("?")[0]

const isLicence = (name) => /^(?:licen[cs]e|copying|third[-_]?party|notice)/i.test(name)
const isMain = (name) => /^(?:licen[cs]e|copying)/i.test(name)

/** The licence of a package, and those of what it has taken over, as they are in it. */
const licencesIn = ({ folder, name, version }) => {
  const files = readdirSync(folder).filter(isLicence).sort()
  if (!files.some((file) => isMain(file) && read(join(folder, file)).trim() !== ""))
    throw new Error(`${name} ${version} is bundled, and has no licence file`)
  return files.map((file) => read(join(folder, file)).trim())
}

const texts = { MIT: /\bMIT\b/, "Apache-2.0": /\bApache License,? (?:version )?2\.0\b/i }

/** The comments of a file. Lines that follow each other are one. */
const commentsOf = (file) => {
  const code = read(file)
  const merged = []
  for (const { end, start, type } of parseSync(file, code).comments) {
    const last = merged.at(-1)
    if (type === "Line" && last?.type === "Line" && code.slice(last.end, start).trim() === "") last.end = end
    else merged.push({ start, end, type })
  }
  return merged.map(({ end, start }) => code.slice(start, end))
}

/** What a file says of whom it is from, and under which licence. */
const creditsIn = (file, { folder, name }) =>
  commentsOf(file)
    .filter((comment) => /\bcopyright\b|\blicensed under\b|\breleased under\b|@license\b/i.test(comment))
    .map((comment) => {
      const place = `${name}/${relative(folder, file).replaceAll("\\", "/")}`
      const licence = Object.keys(texts).find((licence) => texts[licence].test(comment))
      if (licence === undefined)
        throw new Error(`${place} is from elsewhere, under a licence that is not known:\n${comment}`)
      return { place, comment, licence }
    })

/** The modules that a bundle has something of. */
export const modulesOf = (output) =>
  output.flatMap(({ modules = {} }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
  )

/** The packages of these modules, each once, by name. */
export const packagesOf = (ids) => {
  const packages = new Map()
  for (const id of new Set(ids)) {
    const file = fileOf(id)
    const manifest = manifestOf(file)
    const present = packages.get(manifest.folder) ?? { ...manifest, files: [] }
    if (!id.startsWith("\0")) present.files.push(file)
    packages.set(manifest.folder, present)
  }
  return [...packages.values()]
    .filter(({ name }) => !name.startsWith("@gotrue-effect/"))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** A package with all that its licence asks to be passed on. */
export const withLicences = (one) => ({
  ...one,
  licences: licencesIn(one),
  credits: one.files.flatMap((file) => creditsIn(file, one)).sort((a, b) => (a.place < b.place ? -1 : 1))
})
