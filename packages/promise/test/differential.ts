// Many generated calls, through auth-js and through us.
import { parseArgs } from "node:util"
import { play } from "./support/differential.js"

const usage = `Usage: npm run differential [-- [--calls N] [--seed N]]

  --calls N  so many calls (default 10000)
  --seed N   the same calls with every run (default 1)`

const read = () => {
  try {
    const options = {
      calls: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", short: "h" }
    } as const
    return parseArgs({ options }).values
  } catch (error) {
    return error instanceof Error ? error.message : "Unknown options"
  }
}

const differ = async (count: number, seed: number): Promise<number> => {
  let failed = 0
  for (const [name, options] of [
    ["as it comes", {}],
    ["strictParity", { strictParity: true }]
  ] as const) {
    const { calls, documented, undocumented } = await play(count, seed, options)
    const seen = Array.from(documented, ([difference, times]) => `${difference} ${times}`).join(", ")
    console.log(
      `${name}: ${calls} calls, ${undocumented.length} undocumented differences; documented: ${seen || "none"}`
    )
    for (const difference of undocumented.slice(0, 10)) console.log(JSON.stringify(difference, undefined, 1))
    failed += undocumented.length
  }
  return failed === 0 ? 0 : 1
}

const flags = read()
if (typeof flags === "string" || ![flags.calls, flags.seed].every((text) => /^\d{1,15}$/.test(text))) {
  console.error(`${typeof flags === "string" ? flags : "--calls and --seed are numbers"}\n\n${usage}`)
  process.exitCode = 2
} else if (flags.help === true) console.log(usage)
else process.exitCode = await differ(Number(flags.calls), Number(flags.seed))
