// The compiler over an example, where its own commands do not run it.
import { join } from "node:path"
import { execute } from "../runtimes/execute.mjs"

export const checkTypes = ({ cwd }) =>
  execute(process.execPath, [join(cwd, "../node_modules/typescript/bin/tsc"), "-p", "."], { cwd })
