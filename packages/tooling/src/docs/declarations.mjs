// What the packages declare: the exports of each module with their docstrings, from the sources, and with their types, from
// the files of the public API, where the compiler has written out what it inferred.
import { parseSync } from "@babel/core"
import { existsSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"
import { memoized } from "./memoized.mjs"

const parse = (text, isDeclaration) =>
  parseSync(text, {
    babelrc: false,
    configFile: false,
    sourceType: "module",
    parserOpts: { plugins: [["typescript", { dts: isDeclaration }]] }
  }).program.body

/** A docstring without its margin, in parts: what stands before the first tag, and each tag. */
const docstringOf = (node) => {
  const comment = node.leadingComments?.findLast(({ type, value }) => type === "CommentBlock" && value.startsWith("*"))
  const text = (comment?.value.slice(1) ?? "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    .trim()
  const [prose, ...tags] = text.split(/^(?=@\w)/m)
  const tag = (name) =>
    tags
      .find((part) => part.startsWith(`@${name}`))
      ?.slice(name.length + 1)
      .trim()
  return { prose: prose.trim(), tag }
}

const textOf = (file) => (node) => file.slice(node.start, node.end)

/** The members of an object type, each with its type as it is written, and what it means. */
export const membersOf = (nodes, text) =>
  nodes
    .filter(({ type }) => type === "TSPropertySignature" || type === "TSMethodSignature")
    .map((node) => ({
      name: node.computed ? `[${text(node.key)}]` : (node.key.name ?? String(node.key.value)),
      isOptional: node.optional === true,
      type:
        node.type === "TSMethodSignature"
          ? text(node).slice(node.key.end - node.start)
          : node.typeAnnotation === undefined
            ? "unknown"
            : text(node.typeAnnotation.typeAnnotation),
      prose: docstringOf(node).prose
    }))

/** The names that a module imports, each with the module that it comes from and its name there. */
const importsOf = (body, path) =>
  new Map(
    body
      .filter(({ type }) => type === "ImportDeclaration")
      .flatMap(({ source, specifiers }) =>
        specifiers.map((specifier) => [
          specifier.local.name,
          {
            from: source.value.startsWith(".")
              ? posix.join(posix.dirname(path), source.value.replace(/\.js$/, ""))
              : source.value,
            name:
              specifier.type === "ImportNamespaceSpecifier"
                ? undefined
                : (specifier.imported?.name ?? specifier.local.name)
          }
        ])
      )
  )

const declared = (node) => (node.type === "ExportNamedDeclaration" && node.declaration ? node.declaration : node)

const nameOf = (node) => node.id?.name ?? node.declarations?.[0]?.id?.name

/** The docstring at the head of a file. */
const introductionOf = (text) => {
  const [, value] = /^\/\*\*([^]*?)\*\//.exec(text) ?? []
  return value === undefined
    ? ""
    : docstringOf({ leadingComments: [{ type: "CommentBlock", value: `*${value}` }] }).prose
}

const moduleOf = (text, path, isDeclaration) => {
  const body = parse(text, isDeclaration)
  const slice = textOf(text)
  const declarations = new Map()
  const handedOn = []
  const stars = []
  for (const node of body) {
    if (node.type === "ExportAllDeclaration") {
      stars.push(posix.join(posix.dirname(path), node.source.value.replace(/\.js$/, "")))
      continue
    }
    if (node.type === "ExportNamedDeclaration" && node.source) {
      for (const { exported, local = exported } of node.specifiers)
        handedOn.push({
          name: exported.name,
          local: local.name,
          from: posix.join(posix.dirname(path), node.source.value.replace(/\.js$/, ""))
        })
      continue
    }
    const inner = declared(node)
    const name = nameOf(inner)
    if (name === undefined || node.type === "ImportDeclaration") continue
    const found = { node: inner, text: slice(node), docstring: docstringOf(node), isExported: inner !== node, slice }
    // A type and a value may share a name.
    declarations.set(name, [...(declarations.get(name) ?? []), found])
  }
  return { path, declarations, handedOn, stars, imports: importsOf(body, path), introduction: introductionOf(text) }
}

/** A module of a package, as its source has it; `path` is below `src`, without its ending. */
export const sourceModule = memoized((root, name, path) => {
  const file = join(root, "packages", name, "src", `${path}.ts`)
  return existsSync(file) ? moduleOf(readFileSync(file, "utf8"), path, false) : undefined
})

const sections = memoized((root, name) => {
  const text = readFileSync(join(root, "packages", name, "api.d.txt"), "utf8")
  return new Map(
    text
      .split(/^\/\/ (?=[\w/]+$)/m)
      .filter((part) => part.trim() !== "")
      .map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n"))])
  )
})

/** The same module as the compiler declares it. */
export const apiModule = memoized((root, name, path) => {
  const text = sections(root, name).get(path)
  return text === undefined ? undefined : moduleOf(text, path, true)
})
