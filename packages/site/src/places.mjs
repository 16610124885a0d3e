// Where things are.
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../../..", import.meta.url))
export const docs = join(root, "docs")
export const here = join(root, "packages", "site")
export const built = join(here, "dist")
