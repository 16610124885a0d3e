import { slug } from "../../tooling/src/docs/slug.mjs"
import { links } from "../src/links.mjs"
import { pages } from "../src/pages.mjs"
import { built, docs } from "../src/places.mjs"
import { rewrites, sidebar } from "../src/sidebar.mjs"

const base = process.env["DOCS_BASE"] ?? "/"

export default {
  title: "gotrue-effect",
  description: "The admin SDK for Supabase Auth: typed Effects, promises, and the server in memory for your tests",
  lang: "en",
  srcDir: docs,
  outDir: built,
  base,
  head: [["link", { rel: "icon", href: `${base}favicon.svg` }]],
  rewrites,
  // The build follows the links of the finished pages itself, headings included.
  ignoreDeadLinks: true,
  markdown: {
    config: links,
    anchor: { slugify: slug },
    theme: { light: "github-light-high-contrast", dark: "github-dark" }
  },
  vite: { plugins: [pages] },
  themeConfig: {
    search: { provider: "local", options: { detailedView: true } },
    nav: [
      { text: "Quick start", link: "/quick-start/effect", activeMatch: "^/quick-start/" },
      { text: "Guide", link: "/guide/options", activeMatch: "^/guide/" },
      { text: "Recipes", link: "/recipes/invitations", activeMatch: "^/recipes/" },
      { text: "Reference", link: "/reference/", activeMatch: "^/reference/" }
    ],
    sidebar,
    outline: { level: [2, 3] },
    externalLinkIcon: true
  }
}
