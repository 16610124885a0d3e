/** What doing something so many times costs this process. */
import type { Run } from "./clients/Client.js"
import { quantile } from "./statistics.js"

export interface Sample {
  readonly times: number
  /** Processor time of all threads, in microseconds. */
  readonly cpu: number
  /** In milliseconds. */
  readonly wall: number
  /** How long the slowest hundredth took at least, in milliseconds; `NaN` where it can't be told. */
  readonly p99: number
}

export const measure = async (run: Run, times: number): Promise<Sample> => {
  const before = process.cpuUsage()
  const start = performance.now()
  const took = await run(times)
  const wall = performance.now() - start
  const { system, user } = process.cpuUsage(before)
  return { times, cpu: user + system, wall, p99: quantile(took, 0.99) }
}
