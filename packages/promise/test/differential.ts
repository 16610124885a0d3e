// Many generated calls, through auth-js and through us:
//   npm run differential -- [--calls N] [--seed N]
import { parseArgs } from "node:util"
import { play } from "./support/differential.js"

const { values } = parseArgs({
  options: { calls: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } }
})

let failed = 0
for (const [name, options] of [
  ["as it comes", {}],
  ["strictParity", { strictParity: true }]
] as const) {
  const { calls, documented, undocumented } = await play(Number(values.calls), Number(values.seed), options)
  const seen = Array.from(documented, ([difference, times]) => `${difference} ${times}`).join(", ")
  console.log(`${name}: ${calls} calls, ${undocumented.length} undocumented differences; documented: ${seen || "none"}`)
  for (const difference of undocumented.slice(0, 10)) console.log(JSON.stringify(difference, undefined, 1))
  failed += undocumented.length
}
process.exitCode = failed === 0 ? 0 : 1
