// What the site has, in the order in which a reader meets it. Each page of docs has its line here, or the build stops.
import { readdirSync } from "node:fs"
import { docs } from "./places.mjs"

/** Sections, and their pages as title and path below docs. */
const sections = [
  [
    "Quick start",
    [
      ["Effect application", "quick-start/effect"],
      ["Plain TypeScript", "quick-start/typescript"],
      ["Test suite", "quick-start/tests"]
    ]
  ],
  [
    "Guide to the Effect API",
    [
      ["Options and defaults", "guide/options"],
      ["Metadata", "metadata"],
      ["Lists and lookups", "guide/lists"],
      ["Errors", "guide/errors"],
      ["Telemetry", "guide/telemetry"],
      ["Testing", "guide/testing"],
      ["Several projects", "guide/projects"],
      ["Hashes of passwords", "passwords"],
      ["Troubleshooting", "troubleshooting"],
      ["What errors do not show", "redaction"],
      ["Effect 3 and Effect 4", "effect-3-and-4"]
    ]
  ],
  ["Promise API", [["Instead of auth-js", "promise"]]],
  [
    "Emulator",
    [
      ["The emulator", "emulator"],
      ["As a stack of its own", "recipes/local-stack"]
    ]
  ],
  [
    "Recipes",
    [
      ["Invitations with your own page", "recipes/invitations"],
      ["Links and PKCE", "recipes/pkce"],
      ["HttpApi with error mapping", "recipes/http-api"],
      ["Next.js", "recipes/next"],
      ["Express", "recipes/express"],
      ["Deno and Bun", "recipes/deno-and-bun"],
      ["A nightly job", "recipes/nightly-job"],
      ["Retries under TestClock", "recipes/retries"],
      ["Signing in with Playwright", "recipes/playwright"],
      ["Moving to another project", "recipes/moving"],
      ["What a trigger sees", "recipes/triggers"],
      ["Tokens after a deletion", "recipes/tokens"]
    ]
  ],
  [
    "Examples",
    [
      ["All examples", "examples/README"],
      ["Effect back end", "examples/effect-http-api/README"],
      ["Effect 4 back end", "examples/effect-4-http-api/README"],
      ["Next.js", "examples/next/README"],
      ["Hono on Workers", "examples/hono-workers/README"],
      ["Deno", "examples/deno-function/README"],
      ["Vitest", "examples/vitest/README"],
      ["Jest", "examples/jest/README"],
      ["Migration of users", "examples/migrate-users/README"]
    ]
  ],
  [
    "Operations",
    [
      ["Overview", "reference/index"],
      ["Users", "reference/users"],
      ["Lists and lookups", "reference/lists"],
      ["Links", "reference/links"],
      ["Sessions", "reference/sessions"],
      ["Second factors", "reference/mfa"],
      ["Passkeys", "reference/passkeys"],
      ["OAuth clients", "reference/oauth"],
      ["Custom providers", "reference/custom-providers"],
      ["SSO providers", "reference/sso"],
      ["The audit log", "reference/audit"],
      ["The server", "reference/server"]
    ]
  ],
  [
    "About",
    [
      ["Compared to auth-js", "comparison"],
      ["Versions of the server", "server-versions"],
      ["Performance", "performance"],
      ["Decisions", "decisions"]
    ]
  ]
]

/** Where a page of docs is on the site: the README of a folder is its index. */
export const routeOf = (page) => page.replace(/^examples\/([\w-]+)\/README$/, "examples/$1").replace(/README$/, "index")

const pages = readdirSync(docs, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
  .map((name) => name.replaceAll("\\", "/").slice(0, -3))

const isModule = (page) => /^reference\/\w+\//.test(page)

const listed = new Set(sections.flatMap(([, entries]) => entries.map(([, page]) => page)))

const unlisted = pages.filter((page) => page !== "index" && !isModule(page) && !listed.has(page))
if (unlisted.length > 0)
  throw new Error(`packages/site/src/sidebar.mjs lists no docs/${unlisted.join(".md, docs/")}.md`)

const item = ([text, page]) => ({ text, link: `/${routeOf(page)}` })

const exists = ([, page]) => pages.includes(page)

const section = ([text, entries]) => ({ text, collapsed: false, items: entries.filter(exists).map(item) })

const about = sections.at(-1)

/** The modules of each package, which the generator lists. */
const modules = ["admin", "promise", "emulator"].map((name) => ({
  text: `Modules of ${name}`,
  collapsed: true,
  items: pages
    .filter((page) => page.startsWith(`reference/${name}/`))
    .sort()
    .map((page) => item([page.split("/").at(-1), page]))
}))

export const sidebar = [...sections.slice(0, -1).map(section), ...modules, section(about)]

/** The files whose place on the site is another one. */
export const rewrites = Object.fromEntries(
  pages.filter((page) => routeOf(page) !== page).map((page) => [`${page}.md`, `${routeOf(page)}.md`])
)
