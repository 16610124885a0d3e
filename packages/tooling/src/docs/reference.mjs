// The reference of the operations, written from their docstrings: one page a group, an entry an operation.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { banner } from "./banner.mjs"
import { memoized } from "./memoized.mjs"
import { modulePages } from "./modulePages.mjs"
import { operationEntry } from "./operationEntry.mjs"
import { membersOfParameter, signaturesOf } from "./signatures.mjs"

/** The pages, in the order in which a reader meets them. */
const pages = [
  [
    "users",
    "Users",
    [
      "core/src/protocol/users",
      "admin/src/composites/accounts",
      "admin/src/composites/bans",
      "admin/src/composites/metadata"
    ]
  ],
  ["lists", "Lists and lookups", ["admin/src/composites/streams", "admin/src/composites/lookups"]],
  ["links", "Links", ["core/src/protocol/links"]],
  ["sessions", "Sessions", ["core/src/protocol/sessions", "admin/src/composites/sessions"]],
  ["mfa", "Second factors", ["core/src/protocol/mfa", "admin/src/composites/factors"]],
  ["passkeys", "Passkeys", ["core/src/protocol/passkeys"]],
  ["oauth", "OAuth clients", ["core/src/protocol/oauth"]],
  ["custom-providers", "Custom providers", ["core/src/protocol/customProviders"]],
  ["sso", "SSO providers", ["core/src/protocol/sso"]],
  ["audit", "The audit log", ["core/src/protocol/audit"]],
  ["server", "The server", ["core/src/protocol/server"]]
]

const spanOf = /(?:name: |Composite\.(?:make|attempt)\(\s*|pageSizeOf\()"([\w.]+)"/

/** The route of an entry, as in `GET admin/users/{}/factors`. A composite has none. */
const routeOf = (body) => {
  const [, method] = /method: "(\w+)"/.exec(body) ?? []
  const [, path = ""] = /path: \[([^\]]*)\]/.exec(body) ?? []
  const segments = path.replaceAll(/\{[^}]*\}/g, '"{}"').match(/(?<=")[^",]+(?=")/g) ?? []
  return method === undefined ? undefined : `${method} ${segments.join("/")}`
}

/** What people look for and the server has no route for; a row with a route goes when an operation has that route. */
const limits = [
  [
    "List a user's sessions",
    "The server has no route. `audit.streamEntries` shows sign-ins; `revokeSessions` ends all of them.",
    "GET admin/users/{}/sessions"
  ],
  [
    "End one session of a user",
    "`signOut` with a token of that session and `local`.",
    "DELETE admin/users/{}/sessions/{}"
  ],
  ["Un-confirm an address", "Delete the user and create another one, or keep a flag in `app_metadata`."],
  ["Clear an e-mail address or a phone number", 'Set another one. `""` means "not set" to the server.'],
  [
    "Search by phone number or metadata",
    "`getUserByPhone` and `streamUsers` with a `Stream.filter`: all users are read."
  ],
  [
    "Delete many users in one request",
    "`Effect.forEach(ids, admin.deleteUser, …)` with a concurrency: one request each.",
    "DELETE admin/users"
  ]
]

/** The operations that a file declares, each with its docstring. */
const operationsIn = (text) =>
  [
    ...text.matchAll(/\/\*\*((?:(?!\*\/)[^])*?@replaces(?:(?!\*\/)[^])*)\*\/\n +(\w+): ([^]*?)(?=\n {2,4}\/\*\*|$)/g)
  ].map(([, docstring, member, body]) => {
    const lines = docstring.split("\n").map((line) => line.replace(/^\s*\* ?/, ""))
    const tag = (name) =>
      lines
        .join("\n")
        .split(/^(?=@)/m)
        .find((part) => part.startsWith(`@${name}`))
        ?.slice(name.length + 1)
        .trim() ?? ""
    const [, tags] = /errors: \[([^\]]*)\]/.exec(body) ?? []
    return {
      member,
      name: spanOf.exec(body)?.[1] ?? member,
      prose: lines.join("\n").split(/^@/m)[0].trim(),
      see: tag("see"),
      quirks: tag("quirks"),
      example: tag("example"),
      replaces: tag("replaces"),
      promise: tag("promise"),
      errors: tags?.match(/\w+/g) ?? (tags === undefined ? undefined : []),
      route: routeOf(body)
    }
  })

const operationsOf = (root, file) => operationsIn(readFileSync(join(root, "packages", `${file}.ts`), "utf8"))

/** The errors of the endpoints of a table, such as `users` and `verification`, by their names. */
const tagsIn = memoized((root, table) => {
  const text = readdirSync(join(root, "packages/core/src/protocol"))
    .map((file) => readFileSync(join(root, "packages/core/src/protocol", file), "utf8"))
    .find((text) => text.includes(`export const ${table} = {`))
  const endpoints = text?.matchAll(/^ {2}(\w+): Endpoint\.make\(\{[^]*?errors: \[([^\]]*)\]/gm) ?? []
  return new Map(Array.from(endpoints, ([, member, tags]) => [member, tags.match(/\w+/g) ?? []]))
})

/** The operations of a file with their signatures. */
const signed = (root, file) => {
  const signatures = signaturesOf(root, file, (table, member) => tagsIn(root, table).get(member) ?? [])
  return operationsOf(root, file).map((operation) => {
    const signature = signatures.get(operation.member)
    if (signature === undefined)
      throw new Error(`packages/*/api.d.txt has no ${operation.name}: run npm run api before npm run codegen`)
    const parameters = signature.parameters.map((one) => ({ ...one, members: membersOfParameter(root, file, one) }))
    return { ...operation, signature: { ...signature, parameters } }
  })
}

/** The operations of all pages, each with its name on the service and its prose. */
export const operations = (root) => pages.flatMap(([, , files]) => files).flatMap((file) => operationsOf(root, file))

/** The pages by their paths. Prettier tables are the formatter's business: it leaves these files alone. */
export const reference = (root) => {
  const all = pages.map(([page, title, files]) => ({
    page,
    title,
    operations: files.flatMap((file) => signed(root, file))
  }))
  const missing = ["core/src/protocol", "admin/src/composites"]
    .flatMap((folder) => readdirSync(join(root, "packages", folder)).map((file) => `${folder}/${file.slice(0, -3)}`))
    .filter((file) => !pages.some(([, , files]) => files.includes(file)) && operationsOf(root, file).length > 0)
  if (missing.length > 0) throw new Error(`no page of the reference has ${missing.join(", ")}`)

  const unread = all
    .flatMap(({ operations }) => operations)
    .filter(({ errors, route }) => errors && route === undefined)
  if (unread.length > 0) throw new Error(`no method and path can be read at ${unread[0].name}`)
  const routes = new Set(all.flatMap(({ operations }) => operations.flatMap(({ route }) => route ?? [])))

  const silent = all.flatMap(({ operations }) => operations).filter(({ errors, quirks }) => errors && quirks === "")
  if (silent.length > 0) throw new Error(`@quirks is missing at ${silent[0].name}`)

  const modules = modulePages(root)
  const index = `${banner}
# The operations

\`admin\` is the service: \`const admin = yield* GoTrueAdmin.GoTrueAdmin\`. In addition to its own errors, each operation can fail with
\`InvalidInput\`, \`ConnectionFailed\`, \`RequestTimeout\`, \`InvalidResponse\`, \`Unauthenticated\`, \`RateLimited\`, \`ServerError\` and
\`UnexpectedAnswer\`, and all but those of the server itself with \`NotAdmin\`.

${all
  .map(
    ({ operations, page, title }) =>
      `- [${title}](${page}.md): ${operations.map(({ name }) => `\`${name}\``).join(", ")}`
  )
  .join("\n")}

## What the server can't do

| Task | Instead |
| --- | --- |
${limits
  .filter(([, , route]) => !routes.has(route))
  .map(([task, instead]) => `| ${task} | ${instead} |`)
  .join("\n")}

## Modules

Every export, with its declaration. Each module can be imported from its package by name, or alone by its path:
\`import * as User from "@gotrue-effect/admin/User"\`.

${modules.list}`
  return Object.fromEntries([
    ["docs/reference/index.md", index],
    ...Object.entries(modules.pages).map(([path, page]) => [`docs/reference/${path}`, page]),
    ...all.map(({ operations, page, title }) => [
      `docs/reference/${page}.md`,
      `${banner}\n# ${title}\n\n${operations.map(operationEntry).join("\n")}`
    ])
  ])
}
