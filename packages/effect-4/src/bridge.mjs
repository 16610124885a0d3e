/**
 * The bridge of the promise layer to the Effect API. It has one source for both Effects, so that is copied as it stands: what
 * Effect 4 does not have stops the compiler. Its tests are those for Effect 3, by the rules.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { reached } from "./programs.mjs"
import { byHand, sourceOf } from "./places.mjs"
import { projectFiles } from "./project.mjs"
import { translate } from "./translate/translate.mjs"

const name = "promise"

const tests = ["test/effect.test.ts", "test/extras.test.ts"]

/** What is loaded on demand holds an Effect 3 of its own. Here only its type is wanted. */
const onDemand = "src/more/index.ts"

/** `path → text`. Throws an `Uncovered` that names each place that no rule covers. */
export const bridge = (count) => {
  const files = new Map(["src/effect.ts", "src/index.ts"].flatMap((path) => [...reached(name, path)]))
  files.set(onDemand, readFileSync(join(byHand, name, onDemand), "utf8"))
  for (const path of tests)
    files.set(path, translate(readFileSync(join(sourceOf(name), path), "utf8"), `packages/${name}/${path}`, count))
  files.set("package.json", `${JSON.stringify({ name, private: true, type: "module" })}\n`)
  for (const [path, text] of projectFiles(name)) files.set(path, text)
  return files
}
