/** One client in a process of its own: does what the parent asks for, and says what it cost. */
import type { Task } from "./clients/Client.js"
import { load, names } from "./clients/load.js"
import { measure } from "./measure.js"

/** What the parent asks for, one after the other. */
export interface Order {
  readonly task: Task
  readonly times: number
}

const [wanted, url = "", key = ""] = process.argv.slice(2)
const name = names.find((known) => known === wanted)

if (name !== undefined) {
  const client = await load(name, { url, key })
  process.on("message", ({ task, times }: Order) => {
    void measure(client[task], times).then(
      (sample) => process.send?.(sample),
      (error: unknown) => process.send?.({ problem: String(error) })
    )
  })
  process.once("disconnect", () => process.exit())
  process.send?.({})
}
