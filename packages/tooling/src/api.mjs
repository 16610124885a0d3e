// The public API as the compiler declares it, without its comments, in one file that a review shows the changes of. With
// --check says whether the file is stale.
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root, setup } from "./setup.mjs"

setup()

const declarations = (folder) => {
  const out = mkdtempSync(join(folder, "node_modules", ".api-"))
  try {
    const project = join(out, "tsconfig.json")
    writeFileSync(
      project,
      JSON.stringify({
        extends: "../../../../tsconfig.base.json",
        compilerOptions: {
          noEmit: false,
          emitDeclarationOnly: true,
          declarationMap: false,
          removeComments: true,
          stripInternal: true,
          rootDir: join(folder, "src"),
          outDir: join(out, "types"),
          types: ["node"]
        },
        include: ["../../src"]
      })
    )
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "-p", project],
      { encoding: "utf8" }
    )
    if (status !== 0) throw new Error(stdout)
    const read = (name) => readFileSync(join(out, "types", name), "utf8").trim()
    const modules = [
      "",
      "models/",
      "endpoints/",
      "contracts/",
      "composites/",
      "shell/",
      "shell/connection/",
      "protocol/",
      "exchange/",
      "error/",
      "redact/",
      "check/",
      "key/",
      "address/",
      "transport/"
    ]
      .filter((inside) => existsSync(join(out, "types", inside)))
      .flatMap((inside) =>
        readdirSync(join(out, "types", inside))
          .filter((name) => name.endsWith(".d.ts") && name !== "index.d.ts")
          .sort()
          .map((name) => inside + name)
      )
    // What they re-export from other folders is public, too.
    const others = modules
      .flatMap((name) => Array.from(read(name).matchAll(/^export type \{[^}]*\} from "\.\/(\S+)\.js";$/gm)))
      .map(([, name]) => `${name}.d.ts`)
      .filter((name) => !modules.includes(name))
    return [...modules, ...new Set(others)]
      .map((name) => `// ${name.replace(/\.d\.ts$/, "")}\n\n${read(name)}\n`)
      .join("\n")
  } finally {
    rmSync(out, { recursive: true })
  }
}

let stale = false
for (const name of ["core", "admin", "emulator", "promise"]) {
  const folder = join(root, "packages", name)
  const path = join(folder, "api.d.txt")
  const now = declarations(folder)
  if (existsSync(path) && readFileSync(path, "utf8") === now) continue
  if (process.argv.includes("--check")) {
    stale = true
    console.error(`packages/${name}/api.d.txt is stale: the public API changed. Look at it, and run npm run api`)
  } else {
    writeFileSync(path, now)
    console.log(`wrote packages/${name}/api.d.txt`)
  }
}
process.exitCode = stale ? 1 : 0
