/** How promises are called many times. */
import type { Run } from "./Client.js"

export const oneByOne =
  (call: () => Promise<void>): Run =>
  async (times) => {
    for (let i = 0; i < times; i++) await call()
    return []
  }

export const hundredAtATime =
  (call: () => Promise<void>): Run =>
  async (times) => {
    const took: Array<number> = []
    let left = times
    const lane = async () => {
      while (left-- > 0) {
        const start = performance.now()
        await call()
        took.push(performance.now() - start)
      }
    }
    await Promise.all(Array.from({ length: 100 }, lane))
    return took
  }
