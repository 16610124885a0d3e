// A module with a constant for each schema that has a name, in an order in which each stands after those that it needs.

/** Where a schema of strings names its own function: `packages/admin/src/internal/compiled.ts`. */
const ownFunction = Symbol.for("@gotrue-effect/admin/compiled")

export const schemaModule = ({ AST, names }) => {
  const constants = new Map()
  const imports = new Map()
  const exported = new Set(names.values())

  return {
    /** The name of a schema, if it has one. */
    nameOf: (ast) => {
      const identifier = AST.getJSONIdentifier(ast)
      return names.get(ast) ?? (identifier._tag === "Some" ? identifier.value : undefined)
    },

    /** The function that checks the form of a string, if the schema names one. */
    functionOf: (ast) => {
      const own = ast.annotations[ownFunction]
      if (own !== undefined) imports.set(own.name, own.module)
      return own?.name
    },

    /** What a rule about several members says, and of which. */
    ruleOf: (ast) => ast.annotations[ownFunction]?.rule,

    /** Adds a constant, once. */
    add: (name, code) => {
      if (constants.has(name) && constants.get(name) !== code) throw new Error(`Two schemas are called ${name}.`)
      constants.set(name, code)
    },

    /** The source. Only what has a response's name is exported. */
    source: (head, type) =>
      [
        ...head,
        ...Array.from(imports, ([name, module]) => `import { ${name} } from "./${module}.js"`).sort(),
        ...Array.from(
          constants,
          ([name, code]) => `\n${exported.has(name) ? "export " : ""}const ${name}${type} = ${code}`
        ),
        ""
      ].join("\n")
  }
}

/** Whatever has no plain form is an error: nothing is left unchecked. */
export const noPlainForm = (ast) => new Error(`${ast._tag} has no plain form here: ${String(ast)}`)
