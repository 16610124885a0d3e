// Ends the process when it has been at the same example for two minutes.
import { writeSync } from "node:fs"
import { workerData } from "node:worker_threads"

const { at, campaign } = workerData
const patience = 120
let last = -1
let seconds = 0

setInterval(() => {
  const now = Atomics.load(at, 0)
  seconds = now === last ? seconds + 1 : 0
  last = now
  if (seconds < patience) return
  writeSync(1, `\n  FAIL  ${campaign}: example ${now} blocks the process\n\n${campaign}: 0 passed, 1 failed\n`)
  process.kill(process.pid, "SIGKILL")
}, 1_000)
