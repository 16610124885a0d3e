// Compiles the schemas of the server's answers to plain functions that say yes or no, so that checking an answer costs
// next to nothing. Whatever has no plain form here is an error: nothing is left unchecked.
import { createRequire } from "node:module"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { register } from "tsx/esm/api"

/** Where a schema of texts names its own function: `packages/admin/src/internal/compiled.ts`. */
const ownFunction = Symbol.for("@gotrue-effect/admin/compiled")

const keyword = {
  StringKeyword: (value) => `typeof ${value} === "string"`,
  NumberKeyword: (value) => `typeof ${value} === "number"`,
  BooleanKeyword: (value) => `typeof ${value} === "boolean"`,
  UnknownKeyword: () => "true"
}

/** A compiler of schemas; `named` holds what has a function of its own, by its name. */
const compiler = (AST, exported) => {
  const named = new Map()

  const imports = new Map()

  const call = (name, ast, value) => {
    const code = `(value: unknown): boolean => ${structure(ast, "value")}`
    if (named.has(name) && named.get(name) !== code) throw new Error(`Two schemas are called ${name}.`)
    named.set(name, code)
    return `is${name}(${value})`
  }

  const expression = (ast, value) => {
    if (ast.annotations[ownFunction] !== undefined) return structure(ast, value)
    const identifier = AST.getJSONIdentifier(ast)
    const name = exported.get(ast) ?? (identifier._tag === "Some" ? identifier.value : undefined)
    return name === undefined ? structure(ast, value) : call(name, ast, value)
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
    if (ast._tag in keyword) return keyword[ast._tag](value)
    switch (ast._tag) {
      case "Literal":
        return `${value} === ${JSON.stringify(ast.literal)}`
      case "Refinement": {
        const own = ast.annotations[ownFunction]
        if (own === undefined) break
        imports.set(own.name, own.module)
        return `${expression(ast.from, value)} && ${own.name}(${value})`
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
        return [`isObject(${value})`, ...members.filter((code) => code !== "true"), ...all].join(" &&\n  ")
      }
    }
    throw new Error(`${ast._tag} can't be compiled: ${String(ast)}`)
  }

  return { expression, imports, named }
}

/** The modules whose schemas the contracts name. */
const modulesOf = (folder) => {
  const source = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))
  return new Set(source.flatMap((text) => Array.from(text.matchAll(/from "\.\.\/(\w+)\.js"/g), ([, name]) => name)))
}

/** The source of `internal/is.ts`. */
export const guards = async (root, banner) => {
  const folder = join(root, "packages/admin/src")
  const unregister = register()
  const load = (module) => import(pathToFileURL(join(folder, `${module}.ts`)).href)
  const { groups } = await load("Contracts")
  const effect = (module) =>
    import(createRequire(join(folder, "index.ts")).resolve(`effect/${module}`).replace("/cjs/", "/esm/"))
  const [Schema, AST] = await Promise.all(["Schema", "SchemaAST"].map(effect))
  const answers = new Set(
    Object.values(groups).flatMap((group) =>
      Object.values(group).flatMap(({ answer }) => (answer === undefined ? [] : [answer.ast]))
    )
  )

  const exported = new Map()
  const types = new Map()
  for (const module of modulesOf(join(folder, "contracts"))) {
    for (const [name, value] of Object.entries(await load(module))) {
      if (!Schema.isSchema(value) || !answers.has(value.ast)) continue
      const full = name === module ? module : `${module}${name}`
      exported.set(value.ast, full)
      types.set(full, { module, type: `Schema.Schema.Type<typeof ${module}Module.${name}>` })
    }
  }
  for (const ast of answers) {
    if (!exported.has(ast)) throw new Error(`An answer has a schema that no module exports: ${String(ast)}`)
  }

  await unregister()

  const { expression, imports, named } = compiler(AST, exported)
  for (const ast of answers) expression(ast, "value")
  const used = [...new Set([...types.values()].map(({ module }) => module))].sort()
  return [
    `${banner}/** Whether a value is what the schema of that name says: the same yes and no, without the words. */`,
    `import type * as Schema from "effect/Schema"`,
    ...used.map((module) => `import type * as ${module}Module from "../${module}.js"`),
    ...[...imports].map(([name, module]) => `import { ${name} } from "./${module}.js"`),
    "",
    `const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>`,
    `  typeof value === "object" && value !== null && !Array.isArray(value)`,
    ...[...named].map(([name, code]) => {
      const type = types.get(name)?.type
      return type === undefined
        ? `\nconst is${name} = ${code}`
        : `\nconst is${name} = ${code}\nexport const ${name} = (value: unknown): value is ${type} => is${name}(value)`
    }),
    ""
  ].join("\n")
}
