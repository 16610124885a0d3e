// CommonJS can say which Effect a package needs before anything of another one is loaded. ES modules are linked before they
// run, so there the name of the folder says it, which is in Node's error: see the manifest.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const check = (name, major) => `"use strict"
const { version } = require("effect/package.json")
if (!version.startsWith("${major}."))
  throw new Error(
    \`This edition of ${name} needs Effect ${major}, but effect \${version} is installed: install ${name}@\${version.split(".")[0]} with it, or effect@${major}.\`
  )
`

/** Puts the check in front of all public modules of a package in `out`, but those that need no Effect. */
export const checkEdition = ({ name, peerDependencies }, out, withoutEffect = []) => {
  const [major] = /\d+/.exec(peerDependencies.effect)
  const file = `this-edition-needs-effect-${major}.js`
  writeFileSync(join(out, file), check(name, major))
  const modules = readdirSync(out, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^(?:[A-Za-z]+|(?:contracts|endpoints)\/\w+)\.js$/.test(path))
    .filter((path) => !withoutEffect.some((name) => path === `${name}.js`))
  for (const path of modules) {
    const place = join(out, path)
    const from = path.includes("/") ? ".." : "."
    const [, directive, text] = /^("use strict";)?([^]*)$/.exec(readFileSync(place, "utf8"))
    // On the first line, so that the source maps stay true.
    writeFileSync(place, `${directive ?? ""} require("${from}/${file}"); ${text}`.trimStart())
  }
}
