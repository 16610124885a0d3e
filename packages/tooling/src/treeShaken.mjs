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
const bundles = {
  "the operations of users": await bundle(program),
  "one function by the barrel": await bundle(byBarrel)
}
for (const [name, text] of Object.entries(bundles)) {
  if (!/createUser|toQuery/.test(text)) problems.push(`A bundle of ${name} lacks what it is for.`)
  for (const word of foreign) {
    if (text.includes(`"${word}"`)) problems.push(`A bundle of ${name} holds "${word}".`)
  }
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
