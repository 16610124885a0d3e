/** Which names of a file stand for which modules of Effect 3. */

/** Where the names come from that the rules must know. */
const isOfEffect = (source) => /^(?:effect|@effect\/[\w-]+)(?:\/|$)/.test(source)

const nameOf = ({ imported }) => imported.name ?? imported.value

/**
 * `namespaces`: a local name for a module, such as `AST` for `effect/SchemaAST`, whether it was imported as a namespace or
 * out of a barrel. `members`: a local name for one member. `imports`: the statements themselves.
 */
export const bindings = (program) => {
  const namespaces = new Map()
  const members = new Map()
  const imports = []
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || !isOfEffect(statement.source.value)) continue
    const source = statement.source.value
    const isType = statement.importKind === "type"
    imports.push(statement)
    for (const specifier of statement.specifiers) {
      const local = specifier.local.name
      if (specifier.type === "ImportNamespaceSpecifier")
        namespaces.set(local, { module: source, isType, isBarrel: false })
      else if (/^(?:effect|@effect\/(?:platform|vitest))$/.test(source))
        namespaces.set(local, {
          module: `${source}/${nameOf(specifier)}`,
          isType: isType || specifier.importKind === "type",
          isBarrel: true
        })
      else members.set(local, { module: source, member: nameOf(specifier), isType })
    }
  }
  return { namespaces, members, imports }
}
