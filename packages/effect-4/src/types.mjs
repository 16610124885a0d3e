/** The types of the editions, with the highest and the lowest Effect 4 that is supported. */
import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { generated, root } from "./places.mjs"
import { lowest } from "./project.mjs"

const check = (project) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", project],
    {
      encoding: "utf8"
    }
  )
  return status === 0 ? "" : stdout
}

/** What the compiler said, or nothing. All in one program: most of the time goes to the types of what they import. */
export const problemsOfTypes = (names) => {
  const options = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: { noEmit: true, noUnusedLocals: false, types: ["node"] },
    include: names.flatMap((name) => [`${name}/src`, `${name}/test`])
  }
  for (const [file, paths] of [
    ["tsconfig.json", {}],
    ["tsconfig.lowest.json", lowest(".")]
  ]) {
    const project = join(generated, file)
    const compilerOptions = { ...options.compilerOptions, paths }
    writeFileSync(project, `${JSON.stringify({ ...options, compilerOptions }, undefined, 2)}\n`)
    const problem = check(project)
    if (problem !== "") return problem
  }
  return ""
}
