/** Writes an edition into its folder, where nothing else stays. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { filesIn } from "./files.mjs"
import { generated } from "./places.mjs"

export const write = (name, files) => {
  const folder = join(generated, name)
  for (const path of filesIn(folder)) if (!files.has(path) && !path.startsWith("dist/")) rmSync(join(folder, path))
  for (const [path, text] of files) {
    const file = join(folder, path)
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}
