/**
 * The benchmark as a command: measures, prints a table, and with `--json FILE` writes the figures.
 */
import { Console, Effect } from "effect"
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { ownProcess } from "./contest.js"
import { groups } from "./groups.js"
import { full, quick } from "./plan.js"
import { files } from "./page.js"
import type { Record } from "./record.js"
import { records, toJson } from "./record.js"
import type { Outcome } from "./Row.js"
import { cells, heads, text } from "./table.js"

const usage = `Usage: npm run benchmark [-- [--quick] [--only ID,ID] [--json FILE] [--docs]]

  --quick       fewer rounds: under a minute, and less sure
  --only ID,ID  these rows only
  --json FILE   write the figures too
  --docs        write the figures, the plot and the table of docs/performance.md

With GOTRUE_URL and GOTRUE_JWT_SECRET, the emulator is compared with that server.`

const options = {
  quick: { type: "boolean", default: false },
  only: { type: "string" },
  json: { type: "string" },
  docs: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false }
} as const

const rows = groups.flatMap((group) => group.rows)

interface Flags {
  readonly docs: boolean
  readonly json?: string
  readonly only?: string
  readonly quick: boolean
}

const writeDocs = (figures: ReadonlyArray<Record>) =>
  Effect.sync(() => {
    const file = (name: string) => new URL(`../../../docs/${name}`, import.meta.url)
    const page = readFileSync(file("performance.md"), "utf8")
    for (const [name, content] of Object.entries(files(page, figures))) writeFileSync(file(name), content)
  })

const program = ({ docs, json, only, quick: isQuick }: Flags) =>
  Effect.gen(function* () {
    const wanted = new Set(only === undefined ? rows.map(({ id }) => id) : only.split(","))
    const setting = { plan: isQuick ? quick : full, open: ownProcess, wanted }
    const outcomes = new Map<string, Outcome>()
    for (const group of groups.filter((group) => group.rows.some(({ id }) => wanted.has(id)))) {
      yield* Console.error(`… ${group.rows.flatMap(({ id }) => (wanted.has(id) ? [id] : [])).join(", ")}`)
      for (const [id, outcome] of yield* group.measure(setting)) outcomes.set(id, outcome)
    }
    const shown = rows.flatMap((row) => {
      const outcome = outcomes.get(row.id)
      return outcome === undefined ? [] : [cells(row, outcome)]
    })
    yield* Console.log(text([heads, ...shown]))
    const figures = records(rows, outcomes)
    if (json !== undefined) yield* Effect.sync(() => writeFileSync(json, toJson(figures)))
    if (docs) yield* writeDocs(figures)
  })

const { help, ...values } = parseArgs({ options }).values
const unknown = (values.only ?? "").split(",").filter((id) => id !== "" && !rows.some((row) => row.id === id))
if (help) console.log(usage)
else if (values.docs && values.only !== undefined) {
  console.error("The docs show all rows: leave out --only")
  process.exitCode = 2
} else if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}. There are: ${rows.map(({ id }) => id).join(", ")}`)
  process.exitCode = 2
} else {
  void Effect.runPromise(program(values)).catch((error: unknown) => {
    console.error(String(error))
    process.exitCode = 1
  })
}
