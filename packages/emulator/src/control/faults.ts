import type { PlannedFault } from "../Control.js"
import type { Plan } from "./fault.js"

interface Planned {
  readonly plan: Plan
  spared: number
  hits: number
}

/** The faults that are planned. */
export const makeFaults = () => {
  let all: Array<Planned> = []
  return {
    add: (plan: Plan): void => {
      all.push({ plan, spared: 0, hits: 0 })
    },
    /** The fault that befalls a request, and then is used up a bit more. */
    take: (method: string, path: string): Plan | undefined => {
      for (const each of all) {
        const { matches, skip, times } = each.plan
        if (each.hits >= times || !matches(method, path)) continue
        if (each.spared < skip) {
          each.spared++
          continue
        }
        each.hits++
        return each.plan
      }
      return undefined
    },
    list: (): ReadonlyArray<PlannedFault> =>
      all.map(({ hits, plan }) => ({
        fault: plan.fault,
        hits,
        left: plan.times === Infinity ? "always" : plan.times - hits
      })),
    clear: (): void => {
      all = []
    }
  }
}

export type FaultStore = ReturnType<typeof makeFaults>
