/** Where things are. */
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../../..", import.meta.url))

const here = join(root, "packages", "effect-4")

/** The packages that have an edition for Effect 4. */
export const editions = ["admin", "emulator"]

export const sourceOf = (name) => join(root, "packages", name)
export const byHand = join(here, "by-hand")
export const environment = join(here, "environment")
export const generated = join(here, "generated")
