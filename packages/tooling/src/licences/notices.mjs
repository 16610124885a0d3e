// The notices that go out with a bundle: who wrote what is in it, and what they permit.
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { root } from "../setup.mjs"
import { packagesOf, withLicences } from "./bundled.mjs"

/** Beside the package's own `LICENSE`. */
export const fileName = "THIRD_PARTY_LICENSES.md"

const textOf = (licence) => readFileSync(join(root, "packages/tooling/licences", `${licence}.txt`), "utf8").trim()

const fence = (text) => `\`\`\`text\n${text}\n\`\`\``

const section = ({ credits, licences, name, version }) =>
  [
    `## ${name} ${version}`,
    ...licences.map(fence),
    ...credits.map(({ comment, place }) => `In \`${place}\`:\n\n${fence(comment)}`)
  ].join("\n\n")

/** Writes them for the modules that are in the bundles of a package, or none where all of these are its own. */
export const writeNotices = (folder, ids) => {
  const file = join(folder, fileName)
  const packages = packagesOf(ids).map(withLicences)
  if (packages.length === 0) {
    rmSync(file, { force: true })
    return
  }
  const named = [...new Set(packages.flatMap(({ credits }) => credits.map(({ licence }) => licence)))].sort()
  const text = [
    "# Third-party licences",
    `The bundles of \`${basename(folder)}\` contain code of others besides its own, whose licence is in \`LICENSE\`. These are their notices.`,
    ...packages.map(section),
    ...named.map((licence) => `## The text of ${licence}\n\n${fence(textOf(licence))}`)
  ].join("\n\n")
  writeFileSync(file, `${text}\n`)
}
