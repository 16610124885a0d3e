/** How long an emulator takes from nothing to its first response, in milliseconds. */
import { Emulator, Exchange } from "@gotrue-effect/emulator"
import { Effect } from "effect"

const start = performance.now()
const response = await Effect.runPromise(
  Effect.flatMap(Emulator.make(), (emulator) => emulator.handle(Exchange.request({ method: "GET", target: "/health" })))
)
const took = performance.now() - start
if (response.status === 200) process.send?.(took)
process.disconnect?.()
