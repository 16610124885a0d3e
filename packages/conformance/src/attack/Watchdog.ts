/** Says which example blocks the process, which then can't say it by itself. */
import * as Effect from "effect/Effect"
import { Worker } from "node:worker_threads"

export const make = (campaign: string) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => {
        const at = new Int32Array(new SharedArrayBuffer(4))
        const worker = new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: { at, campaign } })
        worker.unref()
        return { at, worker }
      }),
      ({ worker }) => Effect.promise(() => worker.terminate())
    ),
    ({ at }) => ({
      begin: (example: number) => {
        Atomics.store(at, 0, example)
      }
    })
  )
