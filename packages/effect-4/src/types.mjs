/** The types of an edition, with the highest and the lowest Effect 4 that is supported. */
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { generated, root } from "./places.mjs"

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

/** What the compiler said, or nothing. */
export const problemsOfTypes = (name) =>
  check(join(generated, name, "tsconfig.json")) || check(join(generated, name, "tsconfig.lowest.json"))
