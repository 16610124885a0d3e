// Writes the schemas of responses as plain data, from which `check/shape.ts` says what does not fit.
import { noPlainForm, schemaModule } from "./schemaModule.mjs"

const keywords = {
  StringKeyword: "string",
  NumberKeyword: "number",
  BooleanKeyword: "boolean",
  UnknownKeyword: "unknown"
}

const longest = 400

const shorten = (text) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** The source of `check/shapes.ts`. */
export const shapes = (responses, banner) => {
  const { AST } = responses
  const { add, functionOf, nameOf, ruleOf, source } = schemaModule(responses)

  /** What stands in the words: as in admin's `issue.ts`. */
  const wordsOf = (ast) => {
    const description = AST.getDescriptionAnnotation(ast)
    if (description._tag === "Some") return description.value
    const isNamed = AST.getIdentifierAnnotation(ast)._tag === "Some"
    return AST.isTypeLiteral(ast) && !isNamed ? "an object" : shorten(String(ast))
  }

  const object = (entries) =>
    `{ ${entries.flatMap(([name, code]) => (code === undefined ? [] : [`${name}: ${code}`])).join(", ")} }`

  const named = (ast) => JSON.stringify(wordsOf(ast))

  const shape = (ast) => {
    // What is checked by one function is one shape, whatever brands it has.
    const name = ruleOf(ast) === undefined ? (functionOf(ast)?.replace(/^is/, "") ?? nameOf(ast)) : undefined
    if (name === undefined) return structure(ast)
    add(name, structure(ast))
    return name
  }

  const member = ({ isOptional, name, type }) => {
    if (!/^\w+$/.test(name)) throw new Error(`${String(name)} can't be the name of a member.`)
    return `${isOptional ? JSON.stringify(`${name}?`) : name}: ${shape(type)}`
  }

  const struct = (ast, own, rule) =>
    object([
      ["name", wordsOf(ast) === "an object" ? undefined : named(ast)],
      ["members", `{\n${ast.propertySignatures.map(member).join(",\n").replaceAll(/^/gm, "  ")}\n}`],
      [
        "where",
        rule &&
          object([
            ["matches", own],
            ["member", JSON.stringify(rule.member)],
            ["expected", JSON.stringify(rule.expected)]
          ])
      ]
    ])

  const structure = (ast) => {
    if (ast._tag in keywords) return JSON.stringify(keywords[ast._tag])
    switch (ast._tag) {
      case "Literal":
        if (ast.literal !== null) break
        return `"null"`
      case "Refinement": {
        const own = functionOf(ast)
        const rule = ruleOf(ast)
        if (own !== undefined && rule !== undefined && AST.isTypeLiteral(ast.from)) return struct(ast.from, own, rule)
        if (own === undefined || !AST.isStringKeyword(ast.from)) break
        return object([
          ["name", named(ast)],
          ["matches", own]
        ])
      }
      case "Union":
        return object([
          ["name", named(ast)],
          ["oneOf", `[${ast.types.map(shape).join(", ")}]`]
        ])
      case "TupleType": {
        const [rest] = ast.rest
        if (ast.elements.length > 0 || ast.rest.length !== 1) break
        return object([
          ["name", named(ast)],
          ["items", shape(rest.type)]
        ])
      }
      case "TypeLiteral": {
        const [index] = ast.indexSignatures
        const name = wordsOf(ast) === "an object" ? undefined : named(ast)
        if (index === undefined && ast.propertySignatures.length > 0) {
          return struct(ast)
        }
        if (ast.propertySignatures.length > 0 || ast.indexSignatures.length > 1) break
        if (!AST.isStringKeyword(index.parameter)) break
        return object([
          ["name", name],
          ["values", shape(index.type)]
        ])
      }
    }
    throw noPlainForm(ast)
  }

  for (const ast of responses.names.keys()) shape(ast)
  return source(
    [
      `${banner}/** What a response of that name must be, in words that the schema of that name would use too. */`,
      `import type { Shape } from "./shape.js"`
    ],
    ": Shape"
  )
}
