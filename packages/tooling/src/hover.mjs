// What an editor shows of the packed packages: the docstring and the errors of every operation of the service, and the
// docstring of every method of the promise layer, in TypeScript's language services of three generations.
//   node packages/tooling/src/hover.mjs DIR-WITH-TARBALLS [--types]
// The folder is that of `npm run pack -- DIR`, or of `npm run edition -- --pack DIR`, which has no promise layer. With --types
// the type tests of admin, too, on the packed declarations.
import { rmSync } from "node:fs"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { classDocstrings, serviceDocstrings } from "./hover/docstrings.mjs"
import { languageServer } from "./hover/languageServer.mjs"
import { languageService } from "./hover/languageService.mjs"
import { listed } from "./hover/listed.mjs"
import { problemsOf } from "./hover/problems.mjs"
import { compilers, project } from "./hover/project.mjs"
import { typeTests } from "./hover/typeTests.mjs"
import { root } from "./setup.mjs"

const { positionals, values } = parseArgs({ allowPositionals: true, options: { types: { type: "boolean" } } })

const [services, installed] = await Promise.all([compilers(), project(resolve(positionals[0] ?? "."))])
const { folder, program } = installed

let failed = 0
const tell = (name, problems) => {
  if (problems.length > 0) failed++
  console.log(`${problems.length === 0 ? "pass" : "FAIL"}  ${name}`)
  for (const problem of problems) console.log(`  ${problem}`)
}

try {
  const { operations, tags } = await listed(installed)
  const docstrings = new Map([...serviceDocstrings(root), ...classDocstrings(root, services[0].typescript)])
  const questions = program(operations)

  const editors = [
    ...services.map(({ name, typescript }) => [name, () => languageService(typescript, questions)]),
    ["TypeScript 7", () => languageServer(questions)]
  ]
  for (const [name, ask] of editors) {
    const problems = (await ask()).flatMap((shown) => problemsOf(shown, { docstrings, folder, tags }))
    tell(`${name}: ${operations.length} operations`, problems)
  }
  if (values.types) for (const { name, problems } of await typeTests(installed)) tell(name, problems)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
