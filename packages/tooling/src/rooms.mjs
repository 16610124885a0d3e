// The rooms of the house: in every package's src no folder holds more files than one can survey, and no modules import
// each other in a circle, type-only imports included.
//   node packages/tooling/src/rooms.mjs             a line for each problem
//   node packages/tooling/src/rooms.mjs --picture   folders by floor, circles, and imports that run upwards
import { dirname, relative } from "node:path"
import { circles } from "./rooms/circles.mjs"
import { imports, packages } from "./rooms/imports.mjs"
import { picture } from "./rooms/picture.mjs"

const most = 20

// The exception: the public modules stand together, one concept each, each under a subpath of its own.
const crowded = new Set(["packages/admin/src"])

const problems = []

const folders = new Map()
for (const file of imports.keys()) {
  const folder = dirname(file)
  if (!folders.has(folder)) folders.set(folder, [])
  folders.get(folder).push(relative(folder, file))
}
for (const [folder, files] of folders) {
  if (files.length <= most || crowded.has(folder)) continue
  problems.push(`${folder} holds ${files.length} files, more than ${most}: ${files.join(", ")}`)
}
for (const folder of crowded) {
  if ((folders.get(folder)?.length ?? 0) <= most) problems.push(`${folder} is an exception without a need`)
}

for (const circle of circles(imports)) problems.push(`these import each other in a circle: ${circle.join(", ")}`)

if (process.argv.includes("--picture")) for (const folder of packages) console.log(picture(folder, imports))
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
