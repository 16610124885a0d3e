// The schemas of what the server responds with, as admin's contracts name them: guards and shapes are made of them.
import { createRequire } from "node:module"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { register } from "tsx/esm/api"

/** The modules whose schemas the contracts name. */
const modulesOf = (folder) => {
  const source = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))
  return new Set(source.flatMap((text) => Array.from(text.matchAll(/from "\.\.\/(\w+)\.js"/g), ([, name]) => name)))
}

/** Effect's `SchemaAST`, and the name of each response by its AST. */
export const responses = async (root) => {
  const folder = join(root, "packages/admin/src")
  const unregister = register()
  const load = (module) => import(pathToFileURL(join(folder, `${module}.ts`)).href)
  const effect = (module) =>
    import(createRequire(join(folder, "index.ts")).resolve(`effect/${module}`).replace("/cjs/", "/esm/"))
  const [Schema, AST] = await Promise.all(["Schema", "SchemaAST"].map(effect))

  const { groups } = await load("Contracts")
  const contracts = Object.values(groups).flatMap((group) => Object.values(group))
  const asts = new Set(contracts.flatMap(({ response }) => (response === undefined ? [] : [response.ast])))

  /** `User.User` is `User`, `Factor.List` is `FactorList`; what a module calls its response says its own name. */
  const nameOf = (module, name, ast) => {
    if (name === module) return module
    const identifier = AST.getJSONIdentifier(ast)
    if (name !== "Response") return `${module}${name}`
    if (identifier._tag === "None") throw new Error(`${module}.${name} has no identifier.`)
    return identifier.value
  }

  const exported = new Map()
  for (const module of modulesOf(join(folder, "contracts"))) {
    for (const [name, value] of Object.entries(await load(module))) {
      if (Schema.isSchema(value) && asts.has(value.ast)) exported.set(value.ast, nameOf(module, name, value.ast))
    }
  }
  await unregister()

  for (const ast of asts) {
    if (!exported.has(ast)) throw new Error(`A response has a schema that no module exports: ${String(ast)}`)
  }
  if (new Set(exported.values()).size < exported.size) {
    throw new Error(`Two responses have one name: ${[...exported.values()].join(", ")}`)
  }
  return { AST, names: new Map(Array.from(asts, (ast) => [ast, exported.get(ast)])) }
}
