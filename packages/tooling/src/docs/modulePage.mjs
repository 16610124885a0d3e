// The page of a public module: each export with its declaration, its members and its docstring.
import { apiModule, sourceModule } from "./declarations.mjs"
import { memberTable } from "./memberTable.mjs"
import { membersOfType } from "./members.mjs"

import { banner } from "./banner.mjs"

const longest = 1600

/** The declaration without its keywords; what the compiler inferred can be longer than anybody reads. */
const shown = (text) => {
  const plain = text
    .replace(/^export (?:declare )?/, "")
    .replaceAll(/import\("[^"]*?\/?(\w+)(?:\.js)?"\)\./g, "$1.")
    .replaceAll(/^ {4}(?= *)/gm, "  ")
    .trimEnd()
  if (plain.length <= longest) return plain
  const lines = plain.slice(0, longest).split("\n").slice(0, -1)
  return lines.length === 0 ? `${plain.slice(0, 160)} …` : `${lines.join("\n")}\n  …`
}

const kinds = {
  TSInterfaceDeclaration: "interface",
  TSTypeAliasDeclaration: "type",
  ClassDeclaration: "class",
  VariableDeclaration: "const",
  FunctionDeclaration: "function",
  TSDeclareFunction: "function"
}

const core = "@gotrue-effect/core/"

/** The exports of a module, those that it hands on included, in the order of their source. */
const exportsOf = (root, name, path) => {
  if (path.startsWith(core)) return exportsOf(root, "core", path.slice(core.length))
  const source = sourceModule(root, name, path)
  const api = apiModule(root, name, path)
  if (source === undefined) return []
  const own = [...source.declarations].flatMap(([exported, all]) =>
    all
      .filter(({ isExported }) => isExported)
      .map((found) => ({ ...found, exported, module: source, inferred: api?.declarations.get(exported) ?? [] }))
  )
  const others = source.handedOn.flatMap(({ exported, from, local, name: as }) =>
    exportsOf(root, name, from)
      .filter((one) => one.exported === local)
      .map((one) => ({ ...one, exported: exported ?? as }))
  )
  return [...own, ...others]
}

const isType = (kind) => kind === "interface" || kind === "type"

const declarationOf = ({ inferred, node, slice }) => {
  const kind = kinds[node.type]
  const same = inferred.find(
    (one) => (kinds[one.node.type] === "interface" || kinds[one.node.type] === "type") === isType(kind)
  )
  return shown(same === undefined ? slice(node) : same.text)
}

const entry = (root, name) => (found) => {
  const { docstring, exported, module, node } = found
  const kind = kinds[node.type] ?? "const"
  const members =
    kind === "interface" || (kind === "type" && node.typeAnnotation.type !== "TSUnionType")
      ? (membersOfType(root, name, module, node.id.name) ?? [])
      : []
  const described = members.some(({ prose }) => prose !== "") ? memberTable(members) : ""
  const example = docstring.tag("example")
  const since = docstring.tag("since")
  return [
    `## ${exported}${isType(kind) ? ` (${kind})` : ""}`,
    docstring.prose,
    described === "" || kind !== "interface" ? `\`\`\`typescript\n${declarationOf(found)}\n\`\`\`` : "",
    described,
    example ?? "",
    since === undefined ? "" : `Since ${since.split("\n")[0]}.`
  ]
    .filter((part) => part !== "")
    .join("\n\n")
}

/** The page, as Markdown. */
export const modulePage = (root, name, path, title, imported) => {
  const all = exportsOf(root, name, path).filter(({ docstring }) => docstring.tag("internal") === undefined)
  // Of overloads, the first one: the declaration shows them all.
  const known = new Set()
  const unique = all.filter(({ exported, node }) => {
    const key = `${exported} ${isType(kinds[node.type])}`
    return !known.has(key) && known.add(key)
  })
  const { introduction } = sourceModule(root, name, path)
  return `${banner}\n# ${title}\n\n${introduction}\n\nFrom \`${imported}\`.\n\n${unique.map(entry(root, name)).join("\n\n")}\n`
}
