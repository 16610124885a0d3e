// What a type consists of: the members of an interface, of what it extends, and of the parts of a type.
import { membersOf, sourceModule } from "./declarations.mjs"

/** Where a name of a module is declared: `User`, or `UserAttributes.CreateUser`. */
const declarationOf = (root, name, module, path) => {
  const [first, second] = path.split(".")
  const imported = module.imports.get(first)
  const found =
    imported === undefined
      ? { module, name: first }
      : { module: sourceModule(root, name, imported.from), name: imported.name ?? second }
  const type = found.module?.declarations
    .get(found.name)
    ?.find(({ node }) => node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration")
  if (type !== undefined) return { module: found.module, ...type }
  const other = found.module?.handedOn.find((one) => one.name === found.name)
  return other === undefined ? undefined : declarationOf(root, name, sourceModule(root, name, other.from), other.local)
}

const referenced = (node, slice) => slice(node).replace(/<[^]*$/, "")

/** The value of a member `type: "signup"`, by which the alternatives of a union are told apart. */
const kindOf = (members) => members.find(({ name, type }) => name === "type" && /^"\w+"$/.test(type))?.type

const isNever = ({ isOptional, type }) => isOptional && type === "undefined"

const merged = (alternatives) => {
  const names = new Set(
    alternatives.flatMap((members) => members.filter((one) => !isNever(one)).map(({ name }) => name))
  )
  const kinds = alternatives.map(kindOf)
  return [...names].map((name) => {
    const having = alternatives.map((members) => members.find((one) => one.name === name && !isNever(one)))
    const all = having.filter((one) => one !== undefined)
    const isEverywhere = all.length === alternatives.length
    const only = kinds.filter((kind, index) => kind !== undefined && having[index] !== undefined)
    return {
      ...all[0],
      isOptional: !isEverywhere || all.some(({ isOptional }) => isOptional),
      type: [...new Set(all.map(({ type }) => type))].join(" | "),
      prose:
        isEverywhere || only.length === 0
          ? all[0].prose
          : `Only of ${only.map((kind) => `\`${kind}\``).join(", ")}. ${all.find(({ prose }) => prose)?.prose ?? ""}`.trim()
    }
  })
}

/** The members of a node of a type; undefined if it is no object of ours. */
const membersOfNode = (context, node) => {
  const { module, name, root, slice } = context
  if (node.type === "TSParenthesizedType") return membersOfNode(context, node.typeAnnotation)
  if (node.type === "TSTypeLiteral") return membersOf(node.members, slice)
  if (node.type === "TSIntersectionType") {
    const parts = node.types.map((part) => membersOfNode(context, part))
    return parts.includes(undefined) ? undefined : parts.flat()
  }
  if (node.type === "TSUnionType") {
    const parts = node.types.map((part) => membersOfNode(context, part))
    return parts.includes(undefined) ? undefined : merged(parts)
  }
  if (/Reference|ExpressionWithTypeArguments|TSInterfaceHeritage|TSClassImplements/.test(node.type)) {
    const text = referenced(node, slice)
    const [, inner, keys] = /^(?:Pick|Omit)<([\w.]+), ([^>]+)>$/.exec(slice(node)) ?? []
    if (inner !== undefined) {
      const members = membersOfType(root, name, module, inner)
      const named = new Set(keys.match(/\w+/g))
      return members?.filter((member) => named.has(member.name) === slice(node).startsWith("Pick"))
    }
    return membersOfType(root, name, module, text)
  }
  return undefined
}

/** The members of a type, by the name that a module has for it; undefined if it has none, as a union of texts. */
export const membersOfType = (root, name, module, type) => {
  const found = declarationOf(root, name, module, type)
  if (found === undefined) return undefined
  const context = { root, name, module: found.module, slice: found.slice }
  if (found.node.type === "TSTypeAliasDeclaration") return membersOfNode(context, found.node.typeAnnotation)
  const inherited = (found.node.extends ?? []).map((node) => membersOfNode(context, node) ?? [])
  const own = membersOf(found.node.body.body, found.slice)
  const names = new Set(own.map((member) => member.name))
  return [...inherited.flat().filter((member) => !names.has(member.name)), ...own]
}
