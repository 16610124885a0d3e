// A copy of the tree as it is, with what git does not know yet, on the dependencies of the checkout.
import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import process from "node:process"
import { root } from "../setup.mjs"

export const scratch = () => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "gotrue-effect-mutants-")))
  process.on("exit", () => rmSync(copy, { recursive: true, force: true, maxRetries: 3 }))
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26
  })
  for (const file of files.split("\n").filter((each) => each !== "" && existsSync(join(root, each)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction")
  // The links between our packages must lead to their copies.
  for (const name of readdirSync(join(root, "packages"))) {
    const modules = join("packages", name, "node_modules")
    if (existsSync(join(root, modules)))
      cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true })
  }
  return copy
}
