// Where the project lives. The package.json of the root is the only place that says it: whoever publishes sets it there, and
// the packing writes it into every tarball.
import { readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../../..", import.meta.url))

const { bugs, homepage, repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))

/** What is set of it, for the package in a folder. */
export const projectOf = (folder) => ({
  ...(homepage && { homepage }),
  ...(bugs && { bugs }),
  ...(repository && {
    repository: {
      type: "git",
      url: repository.url ?? repository,
      directory: relative(root, folder).replaceAll("\\", "/")
    }
  })
})

/** The names of what is not set. */
export const unset = Object.entries({ repository, homepage, bugs })
  .filter(([, value]) => !value)
  .map(([name]) => name)
