// From a page of docs, as it is read in the repository, to a page of the site.
import { readdirSync, readFileSync } from "node:fs"
import { dirname, extname, join, relative } from "node:path"
import { forEffect4 } from "../../effect-4/src/guide.mjs"
import { docs } from "./places.mjs"

const fence = /^```ts([^\n]*)\n([^]*?)^```$/gm

const block = (title, code) => `\`\`\`ts${title === "" ? "" : ` [${title}]`}\n${code.trimEnd()}\n\`\`\``

/** Examples that differ between the two editions have a tab for each. */
const withEditions = (text, file) =>
  text.replaceAll(fence, (_, reason, code) => {
    const other = /no-run/.test(reason) ? undefined : forEffect4(code, file)
    return other === undefined || other === code
      ? block("", code)
      : `::: code-group\n${block("Effect 3", code)}\n${block("Effect 4", other)}\n:::`
  })

const isSource = (name) =>
  [".ts", ".tsx", ".mjs", ".csv", ".example"].includes(extname(name)) && !name.includes("node_modules")

const languageOf = (name) => ({ ".csv": "csv", ".example": "ini" })[extname(name)] ?? extname(name).slice(1)

/** The files of an example, below its README. */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(isSource)
    .map((name) => name.replaceAll("\\", "/"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8").trimEnd()
      return `### ${name}\n\n\`\`\`${languageOf(name)}\n${text}\n\`\`\`\n`
    })
    .join("\n")

const isExample = (file) => /^examples\/[\w-]+\/README\.md$/.test(relative(docs, file).replaceAll("\\", "/"))

/** A plugin of Vite: it runs before the pages are read as Markdown. */
export const pages = {
  name: "pages-of-docs",
  enforce: "pre",
  transform: (text, file) =>
    !file.endsWith(".md")
      ? undefined
      : isExample(file)
        ? `${text}\n## Its files\n\n${filesOf(dirname(file))}`
        : withEditions(text, relative(docs, file).replaceAll("\\", "/"))
}
