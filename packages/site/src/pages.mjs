// From a page of docs, as it is read in the repository, to a page of the site.
import { readdirSync, readFileSync } from "node:fs"
import { dirname, extname, join, relative } from "node:path"
import { translate } from "../../effect-4/src/translate/translate.mjs"
import { docs } from "./places.mjs"

const fence = /^```ts([^\n]*)\n([^]*?)^```$/gm

const block = (title, code) => `\`\`\`ts${title === "" ? "" : ` [${title}]`}\n${code.trimEnd()}\n\`\`\``

/** The Effect 4 text of an example; undefined where it is the same one. */
const forEffect4 = (code, file) => {
  if (!/from "(?:effect|@effect\/)/.test(code)) return undefined
  const translated = translate(code, file)
  return translated === code ? undefined : translated
}

/** Examples that differ between the two editions have a tab for each. */
const withEditions = (text, file) =>
  text.replaceAll(fence, (_, reason, code) => {
    const other = /no-run/.test(reason) && !/^import /m.test(code) ? undefined : forEffect4(code, file)
    return other === undefined
      ? block("", code)
      : `::: code-group\n${block("Effect 3", code)}\n${block("Effect 4", other)}\n:::`
  })

const isSource = (name) => [".ts", ".tsx", ".mjs", ".csv"].includes(extname(name)) && !name.includes("node_modules")

/** The files of an example, below its README. */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(isSource)
    .map((name) => name.replaceAll("\\", "/"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8").trimEnd()
      return `### ${name}\n\n\`\`\`${extname(name).slice(1)}\n${text}\n\`\`\`\n`
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
        : withEditions(text, relative(docs, file))
}
