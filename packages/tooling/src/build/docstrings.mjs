// Writes the docstrings of the protocol table on the members of the service, in the declarations. The members are made
// by a mapped type, and through one of those TypeScript 7.0 shows no docstring (microsoft/typescript-go#3659); older
// versions do, and so will newer ones.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../setup.mjs"

/** The members of a table, each with its docstring. */
const described = (text, wanted) =>
  Array.from(text.matchAll(/^export declare const (\w+): \{\n([^]*?)^\};/gm))
    .filter(([, table]) => table === wanted)
    .flatMap(([, , members]) => Array.from(members.matchAll(/^ {4}(\/\*\*(?:(?!\*\/)[^])*\*\/)\n {4}(\w+):/gm)))
    .map(([, docstring, member]) => ({ docstring, member }))

/** The names by which a module knows the tables of the core, such as `users as endpoints`. */
const tables = (text) =>
  new Map(
    Array.from(text.matchAll(/^import type \{([^}]*)\} from "@gotrue-effect\/core\/(protocol\/\w+)";/gm)).flatMap(
      ([, names, module]) =>
        names.split(",").map((name) => {
          const [table, alias = table] = name.trim().split(" as ")
          return [alias, { module, table }]
        })
    )
  )

/** Declares the members of each such interface once more, of the same types. At the end: the map counts lines. */
export const describe = (folder, kind) => {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".d.ts")) continue
    const file = join(folder, name)
    const text = readFileSync(file, "utf8")
    const known = tables(text)
    const interfaces = Array.from(
      text.matchAll(/^export interface (\w+) extends (Operations<typeof (\w+), typeof \w+>) \{/gm),
      ([, service, operations, alias]) => {
        const { module, table } = known.get(alias)
        const declared = readFileSync(join(root, "packages/core/dist", kind, `${module}.d.ts`), "utf8")
        const members = described(declared, table).map(
          ({ docstring, member }) => `    ${docstring}\n    readonly ${member}: ${operations}["${member}"];`
        )
        return `export interface ${service} {\n${members.join("\n")}\n}\n`
      }
    )
    writeFileSync(file, text.replace(/^\/\/# sourceMappingURL/m, `${interfaces.join("")}//# sourceMappingURL`))
  }
}
