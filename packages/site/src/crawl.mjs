// The links of a built site: each must lead to a file of it, and to a heading of that file.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const decoded = (text) => decodeURIComponent(text.replaceAll("&amp;", "&"))

const pagesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .map((name) => name.replaceAll("\\", "/"))

/** What a page offers to links, and where its own links lead. */
const read = (folder, name) => {
  const html = readFileSync(join(folder, name), "utf8")
  return {
    anchors: new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => decoded(id))),
    links: Array.from(
      html.matchAll(/<a\s[^>]*?href="([^"]*)"|<(?:img|script|link)\s[^>]*?(?:src|href)="([^"]*)"/g)
    ).map(([, link, resource]) => decoded(link ?? resource))
  }
}

/** The file that a path leads to, as a static server finds it. */
const fileOf = (folder, path) =>
  [path, `${path}.html`, `${path.replace(/\/$/, "")}/index.html`]
    .map((name) => name.replace(/^\//, ""))
    .find((name) => name !== "" && existsSync(join(folder, name)) && /\.\w+$/.test(name))

/** Links that lead nowhere, each with its page; and how many links of this site there are. */
export const brokenLinks = (folder) => {
  const pages = new Map(pagesIn(folder).map((name) => [name, read(folder, name)]))
  const broken = new Set()
  let followed = 0
  for (const [name, { links }] of pages) {
    for (const link of links) {
      const { hash, origin, pathname } = new URL(link, `http://site/${name}`)
      if (origin !== "http://site") continue
      followed++
      const file = fileOf(folder, decodeURIComponent(pathname))
      const anchor = decodeURIComponent(hash.slice(1))
      if (file === undefined) broken.add(`${name}: ${link} leads to no page`)
      else if (anchor !== "" && pages.get(file)?.anchors.has(anchor) === false)
        broken.add(`${name}: ${link} leads to no heading`)
    }
  }
  return { broken: [...broken], followed }
}
