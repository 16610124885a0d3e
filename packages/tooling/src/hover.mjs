// What an editor shows of the packed packages: the docstring and the errors of every operation of the service, and the
// docstring of every method of the promise layer, in TypeScript's language services of three generations.
//   node packages/tooling/src/hover.mjs DIR-WITH-TARBALLS
import { rmSync } from "node:fs"
import { resolve } from "node:path"
import { classDocstrings, serviceDocstrings } from "./hover/docstrings.mjs"
import { languageServer } from "./hover/languageServer.mjs"
import { languageService } from "./hover/languageService.mjs"
import { listed } from "./hover/listed.mjs"
import { problemsOf } from "./hover/problems.mjs"
import { compilers, project } from "./hover/project.mjs"
import { root } from "./setup.mjs"

const [services, { folder, program }] = await Promise.all([compilers(), project(resolve(process.argv[2] ?? "."))])

let failed = 0
try {
  const { operations, tags } = await listed(folder)
  const docstrings = new Map([...serviceDocstrings(root), ...classDocstrings(root, services[0].typescript)])
  const questions = program(operations)

  const editors = [
    ...services.map(({ name, typescript }) => [name, () => languageService(typescript, questions)]),
    ["TypeScript 7", () => languageServer(questions)]
  ]
  for (const [name, ask] of editors) {
    const problems = (await ask()).flatMap((shown) => problemsOf(shown, { docstrings, folder, tags }))
    if (problems.length > 0) failed++
    console.log(`${problems.length === 0 ? "pass" : "FAIL"}  ${name}: ${operations.length} operations`)
    for (const problem of problems) console.log(`  ${problem}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
