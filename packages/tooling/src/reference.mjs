// The reference of the operations, written from their docstrings: one page a group, an entry an operation.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The pages, in the order in which a reader meets them. */
const pages = [
  ["users", "Users", ["endpoints/users", "composites/accounts", "composites/bans", "composites/metadata"]],
  ["lists", "Lists and lookups", ["composites/streams", "composites/lookups"]],
  ["links", "Links", ["endpoints/links"]],
  ["sessions", "Sessions", ["endpoints/sessions", "composites/sessions"]],
  ["mfa", "Second factors", ["endpoints/mfa", "composites/factors"]],
  ["passkeys", "Passkeys", ["endpoints/passkeys"]],
  ["oauth", "OAuth clients", ["endpoints/oauth"]],
  ["custom-providers", "Custom providers", ["endpoints/customProviders"]],
  ["sso", "SSO providers", ["endpoints/sso"]],
  ["audit", "The audit log", ["endpoints/audit"]],
  ["server", "The server", ["endpoints/server"]]
]

const spanOf = /(?:name: |Composite\.(?:make|attempt)\(\s*|pageSizeOf\()"([\w.]+)"/

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
    const errors = /errors: \[([^\]]*)\]/.exec(body)?.[1].match(/\w+/g) ?? undefined
    return {
      name: spanOf.exec(body)?.[1] ?? member,
      prose: lines.join("\n").split(/^@/m)[0].trim(),
      see: tag("see"),
      quirks: tag("quirks"),
      example: tag("example"),
      replaces: tag("replaces"),
      errors
    }
  })

const entry = ({ errors, example, name, prose, quirks, replaces, see }) =>
  `## \`admin.${name}\`

${prose}
${quirks === "" ? "" : `\n**The server's own ways.** ${quirks}\n`}
|  |  |
| --- | --- |
| Instead of | ${replaces} |
${
  errors === undefined
    ? ""
    : `| Errors of its own | ${errors.length === 0 ? "none" : errors.map((tag) => `\`${tag}\``).join(", ")} |\n`
}| Source | ${see} |

${example}
`

const banner = "<!-- Written from the docstrings by packages/tooling/src/codegen.mjs. Do not edit. -->\n"

/** The pages by their paths. Prettier tables are the formatter's business: it leaves these files alone. */
export const reference = (root) => {
  const source = join(root, "packages/admin/src")
  const all = pages.map(([page, title, files]) => ({
    page,
    title,
    operations: files.flatMap((file) => operationsIn(readFileSync(join(source, `${file}.ts`), "utf8")))
  }))
  const declared = ["endpoints", "composites"].flatMap((folder) =>
    readdirSync(join(source, folder)).map((file) => `${folder}/${file.slice(0, -3)}`)
  )
  const missing = declared.filter((file) => !pages.some(([, , files]) => files.includes(file)))
  if (missing.length > 0) throw new Error(`no page of the reference has ${missing.join(", ")}`)

  const silent = all.flatMap(({ operations }) => operations).filter(({ errors, quirks }) => errors && quirks === "")
  if (silent.length > 0) throw new Error(`no word on the server's own ways (@quirks) at ${silent[0].name}`)

  const index = `${banner}
# The operations

\`admin\` is the service: \`const admin = yield* GoTrueAdmin.GoTrueAdmin\`. Beside its own errors each operation can fail with
\`InvalidInput\`, \`ConnectionFailed\`, \`RequestTimeout\`, \`InvalidResponse\`, \`Unauthenticated\`, \`RateLimited\`, \`ServerError\` and
\`UnexpectedAnswer\`, and all but those of the server itself with \`NotAdmin\`.

${all
  .map(
    ({ operations, page, title }) =>
      `- [${title}](${page}.md): ${operations.map(({ name }) => `\`${name}\``).join(", ")}`
  )
  .join("\n")}

## What the server can't do

| Wish | Instead |
| --- | --- |
| List a user's sessions | The server has no route. \`audit.streamEntries\` shows sign-ins; \`revokeSessions\` ends all of them. |
| End one session of a user | \`signOut\` with a token of that session and \`local\`. |
| Un-confirm an address | Delete the user and create another one, or keep a flag of your own in \`app_metadata\`. |
| Clear an e-mail address or a phone number | Set another one. \`""\` means "not given" to the server. |
| Search by phone number or metadata | \`getUserByPhone\` and \`streamUsers\` with a \`Stream.filter\`: all users are read. |
| Delete many users in one request | \`Effect.forEach(ids, admin.deleteUser, …)\` with a concurrency of your own: one request each. |
`
  return Object.fromEntries([
    ["docs/reference/index.md", index],
    ...all.map(({ operations, page, title }) => [
      `docs/reference/${page}.md`,
      `${banner}\n# ${title}\n\n${operations.map(entry).join("\n")}`
    ])
  ])
}
