// The entry of an operation in the reference: what it does, its signature, its parameters, its errors, an example.
import { defaultOf, memberTable, shownType } from "./memberTable.mjs"
import { parameters as meanings } from "./parameters.mjs"

const cell = (text) =>
  text
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
    .trim()

const errorsOf = ({ errors, signature }) => signature.errors ?? errors

const widest = 76

/** The errors of a signature, on as many lines as they need. */
const union = (tags) => {
  const lines = [""]
  for (const tag of tags) {
    const last = lines.at(-1)
    if (last !== "" && `${last} | ${tag}`.length > widest) lines.push(`| ${tag}`)
    else lines[lines.length - 1] = last === "" ? tag : `${last} | ${tag}`
  }
  return lines.join("\n  ")
}

/** The signature on one line, or a parameter a line where that is too long. */
const signatureText = (operation) => {
  const { name, signature } = operation
  const { kind = "Effect", parameters, result } = signature
  const tags = errorsOf(operation)
  const failures = tags === undefined ? signature.failure : union([...tags, "Common"])
  const given = parameters.map(({ isOptional, name, type }) => `${name}${isOptional ? "?" : ""}: ${shownType(type)}`)
  const call = `admin.${name}(${given.join(", ")})`
  const before = call.length <= widest ? call : `admin.${name}(\n${given.map((one) => `  ${one}`).join(",\n")}\n)`
  return `${before}: ${kind}<\n  ${result},\n  ${failures}\n>`
}

/** A type of a module, as a link to that module's page. */
const linked = (type) => {
  const [, module] = /^([A-Z]\w*)\.[A-Z]\w*$/.exec(type) ?? []
  return module === undefined ? `\`${cell(type)}\`` : `[\`${type}\`](admin/${module}.md)`
}

const parameterRow = ({ isOptional, name, type }) => {
  const meaning = meanings[name]
  if (meaning === undefined) throw new Error(`packages/tooling/src/docs/parameters.mjs says nothing of ${name}`)
  return `| \`${name}${isOptional ? "?" : ""}\` | ${linked(shownType(type))} | ${cell(defaultOf(meaning))} | ${meaning} |`
}

const parameterTables = ({ name, signature }) => {
  if (signature.parameters.length === 0) return ""
  const table = `| Parameter | Type | Default | Meaning |\n| --- | --- | --- | --- |\n${signature.parameters.map(parameterRow).join("\n")}\n`
  const inside = signature.parameters
    .filter(({ members }) => members !== undefined && members.length > 0)
    .map(
      (parameter) =>
        `\n<details>\n<summary>Members of <code>${parameter.name}</code> of <code>${name}</code></summary>\n\n${memberTable(parameter.members)}\n</details>\n`
    )
  return `\n${table}${inside.join("")}`
}

export const operationEntry = (operation) => {
  const { example, name, promise, prose, quirks, replaces, route, see } = operation
  const tags = errorsOf(operation)
  return `## \`admin.${name}\`

${prose}

\`\`\`typescript
${signatureText(operation)}
\`\`\`
${parameterTables(operation)}${quirks === "" ? "" : `\n**Quirks of the server.** ${quirks}\n`}
|  |  |
| --- | --- |
| Instead of | ${replaces} |
${promise === "" ? "" : `| In the promise layer | ${promise} |\n`}${
    tags === undefined
      ? ""
      : `| Errors of its own | ${tags.length === 0 ? "none" : tags.map((tag) => `\`${tag}\``).join(", ")} |\n`
  }${route === undefined ? "" : `| Request | \`${route.replaceAll("{}", "{id}")}\` |\n`}| Source | ${see} |

${example}
`
}
