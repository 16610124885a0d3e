// What a bundle of one operation must not hold: what belongs to others.
//   node packages/tooling/src/treeShaken.mjs   (the packages are built)
import { build } from "esbuild"
import { join } from "node:path"
import { root } from "./setup.mjs"

const program = `
import { make } from "@gotrue-effect/admin/Operations"
import { users } from "@gotrue-effect/admin/endpoints/users"
import { users as contracts } from "@gotrue-effect/admin/contracts/users"
export const operations = make(users, contracts, { url: "https://example.com", key: "" })
`
// The barrel is no dearer than the module behind it.
const byBarrel = `
import { UserPage } from "@gotrue-effect/admin"
export const toQuery = UserPage.toQuery
`

const foreign = ["saml", "entity_id", "custom-providers", "oauth", "passkeys", "audit", "jwks", "generate_link"]

const bundle = async (contents) => {
  const { outputFiles } = await build({
    stdin: { contents: contents, resolveDir: join(root, "packages/benchmark") },
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: ["effect", "effect/*", "@effect/*"],
    write: false,
    logLevel: "error"
  })
  return outputFiles[0].text
}

const problems = []
const operations = await bundle(program)
if (!operations.includes("createUser")) problems.push("The operations of users are not in their own bundle.")
for (const word of foreign) {
  if (operations.includes(`"${word}"`)) problems.push(`A bundle of the operations of users holds "${word}".`)
}
const barrel = await bundle(byBarrel)
if (barrel.length > 2_000) problems.push(`A bundle of one function by the barrel has ${barrel.length} bytes.`)

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
