// The Effect that each edition is tried with: the one in this repository, and the one in the environment of the Effect 4 edition.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../setup.mjs"

const read = (...path) => JSON.parse(readFileSync(join(root, "packages", ...path, "package.json"), "utf8"))

const installed = (name) => `${name}@${read("admin", "node_modules", name).version}`

const of = {
  3: () => ["effect", "@effect/platform"].map(installed),
  4: () => [`effect@${read("effect-4", "environment").dependencies.effect}`]
}

/** What npm is told to install for a major version of Effect. */
export const effectOf = (major) => of[major]()
