// Compiles the schemas of responses to plain functions that say yes or no, so that checking a response costs next to
// nothing.
import { noPlainForm, schemaModule } from "./schemaModule.mjs"

const keywords = {
  StringKeyword: (value) => `typeof ${value} === "string"`,
  NumberKeyword: (value) => `typeof ${value} === "number"`,
  BooleanKeyword: (value) => `typeof ${value} === "boolean"`,
  UnknownKeyword: () => "true"
}

/** The source of `check/guards.ts`. */
export const guards = (responses, banner) => {
  const { add, functionOf, nameOf, source } = schemaModule(responses)

  const expression = (ast, value) => {
    const name = functionOf(ast) === undefined ? nameOf(ast) : undefined
    if (name === undefined) return structure(ast, value)
    add(name, `(value: unknown): boolean => ${structure(ast, "value")}`)
    return `${name}(${value})`
  }

  const member = ({ isOptional, name, type }, value) => {
    const access = `${value}[${JSON.stringify(name)}]`
    const there = expression(type, access)
    if (there === "true" && !isOptional) throw new Error(`${name} must be there, and may be anything.`)
    if (!isOptional || there === "true") return there
    // A member that is there and undefined is not one that is left out.
    return `(${there} || (${access} === undefined && !(${JSON.stringify(name)} in ${value})))`
  }

  const structure = (ast, value) => {
    if (ast._tag in keywords) return keywords[ast._tag](value)
    switch (ast._tag) {
      case "Literal":
        return `${value} === ${JSON.stringify(ast.literal)}`
      case "Refinement": {
        const own = functionOf(ast)
        if (own === undefined) break
        return `${expression(ast.from, value)} && ${own}(${value})`
      }
      case "Union":
        return `(${ast.types.map((type) => expression(type, value)).join(" || ")})`
      case "TupleType": {
        const [rest] = ast.rest
        if (ast.elements.length > 0 || ast.rest.length !== 1) break
        return `Array.isArray(${value}) && ${value}.every((item: unknown) => ${expression(rest.type, "item")})`
      }
      case "TypeLiteral": {
        const [index] = ast.indexSignatures
        if (ast.indexSignatures.length > 1) break
        if (index !== undefined && index.parameter._tag !== "StringKeyword") break
        const members = ast.propertySignatures.map((signature) => member(signature, value))
        const values = index === undefined ? "true" : expression(index.type, "item")
        const all = values === "true" ? [] : [`Object.values(${value}).every((item: unknown) => ${values})`]
        return [`isRecord(${value})`, ...members.filter((code) => code !== "true"), ...all].join(" &&\n  ")
      }
    }
    throw noPlainForm(ast)
  }

  for (const ast of responses.names.keys()) expression(ast, "value")
  return source(
    [
      `${banner}/** Whether a response is what the schema of that name says. It must be JSON: holes and inherited members are not looked for. */`,
      `import { isRecord } from "../predicate.js"`
    ],
    ""
  )
}
