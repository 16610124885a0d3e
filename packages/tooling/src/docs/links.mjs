// The links of all Markdown files: each to a file of the repository leads to one, and each to a heading leads to one.
// READMEs of packages are shown by npm, where no other file is: they have no relative links.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { root } from "../setup.mjs"
import { slug } from "./slug.mjs"

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8"
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)) && !/^\.changeset\/|CHANGELOG/.test(file))

const withoutCode = (text) => text.replaceAll(/^( *)(`{3,})[^\n]*\n[^]*?^\1\2$/gm, "")

const anchors = new Map()

const anchorsOf = (file) => {
  if (!anchors.has(file)) {
    const text = withoutCode(readFileSync(join(root, file), "utf8"))
    anchors.set(
      file,
      new Set(
        Array.from(text.matchAll(/^#{1,6} (.+)$/gm), ([, heading]) => slug(heading)).concat(
          Array.from(text.matchAll(/<a id="([^"]+)"/g), ([, id]) => id)
        )
      )
    )
  }
  return anchors.get(file)
}

/** Links of text, and those of the first page, which stand in its front matter. */
const linksIn = (text) => [
  ...Array.from(withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g), ([, link]) => link),
  ...Array.from(/^---\n([^]*?)\n---/.exec(text)?.[1].matchAll(/^ +link: (\S+)$/gm) ?? [], ([, link]) => link)
]

const isElsewhere = (link) => /^[a-z]+:/i.test(link)

/** The file that a link leads to; a path from the root is one of the site, whose root is `docs`. */
const targetOf = (file, path) => {
  if (path === "") return file
  if (!path.startsWith("/")) return normalize(join(dirname(file), decodeURI(path))).replaceAll("\\", "/")
  return [`docs${path}.md`, `docs${path}index.md`].find((page) => existsSync(join(root, page))) ?? `docs${path}`
}

const problems = []
for (const file of files) {
  for (const link of linksIn(readFileSync(join(root, file), "utf8"))) {
    if (isElsewhere(link)) continue
    const [path, anchor] = link.split("#")
    const target = targetOf(file, path)
    if (path !== "" && /^packages\/[\w-]+\/README\.md$/.test(file)) problems.push(`${file}: npm does not have ${link}`)
    else if (!existsSync(join(root, target))) problems.push(`${file}: ${link} leads to no file`)
    else if (anchor !== undefined && target.endsWith(".md") && !anchorsOf(target).has(anchor))
      problems.push(`${file}: ${link} leads to no heading`)
  }
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
