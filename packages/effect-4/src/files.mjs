/** The files of a folder, by their paths in it, always in the same order. */
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"

export const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((path) => path.replaceAll("\\", "/"))
        .filter((path) => !/(?:^|\/)node_modules\//.test(path) && statSync(join(folder, path)).isFile())
        .sort()
    : []
