// Links of docs lead to files of the repository. On the site they lead to its pages, or to the repository.
import { existsSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { slug } from "../../tooling/src/docs/slug.mjs"
import { docs, root } from "./places.mjs"
import { routeOf } from "./sidebar.mjs"

const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))

/** Where the files of the repository can be read, once the project says where it lives. */
const home = repository?.url?.replace(/^git\+/, "").replace(/\.git$/, "")

const isRelative = (link) => !/^(?:[a-z]+:|#|\/)/i.test(link)

/** The heading under which the page of an example shows a file. */
const headingOf = (path) => `#${slug(path)}`

/** Where a link of a file leads; undefined if that is nowhere on the web. */
const targetOf = (link, file) => {
  const [path, hash] = link.split("#")
  const target = resolve(dirname(file), decodeURI(path))
  const page = relative(docs, target).replaceAll("\\", "/")
  if (!page.startsWith("..")) {
    if (page.endsWith(".md")) return `/${routeOf(page.slice(0, -3))}.md${hash === undefined ? "" : `#${hash}`}`
    const [, example, inside] = /^examples\/([\w-]+)\/(.+)$/.exec(page) ?? []
    if (example !== undefined && existsSync(target)) return `/examples/${example}.md${headingOf(inside)}`
    return link
  }
  return home === undefined ? undefined : `${home}/blob/main/${relative(root, target).replaceAll("\\", "/")}`
}

/** A plugin of markdown-it. A link that leads nowhere becomes its text. */
export const links = (md) => {
  md.core.ruler.push("links-of-the-repository", ({ env, tokens }) => {
    for (const { children } of tokens) {
      const open = []
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          open.push(token)
          const link = token.attrGet("href") ?? ""
          if (!isRelative(link)) continue
          const target = targetOf(link, env.realPath ?? env.path)
          if (target === undefined)
            Object.assign(token, { type: "text", tag: "", content: "", attrs: null, nesting: 0 })
          else token.attrSet("href", target)
        } else if (token.type === "link_close" && open.pop()?.type === "text")
          Object.assign(token, { type: "text", tag: "", content: "", nesting: 0 })
      }
    }
  })
}
