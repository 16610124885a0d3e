import type { PlannedFault } from "../Control.js"
import type { Plan } from "./fault.js"

/** A fault that has been planned, by the number under which it is taken back. */
export interface NumberedFault extends PlannedFault {
  readonly id: number
}

interface Planned {
  readonly id: number
  readonly plan: Plan
  spared: number
  hits: number
}

const shown = ({ hits, plan }: Planned): PlannedFault => ({
  fault: plan.fault,
  hits,
  left: plan.times === Infinity ? "always" : plan.times - hits
})

/** The faults that are planned. */
export const makeFaults = () => {
  let all: Array<Planned> = []
  let planned = 0
  return {
    add: (plan: Plan): void => {
      planned++
      all.push({ id: planned, plan, spared: 0, hits: 0 })
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
    list: (): ReadonlyArray<PlannedFault> => all.map(shown),
    numbered: (): ReadonlyArray<NumberedFault> => all.map((each) => ({ id: each.id, ...shown(each) })),
    /** Whether there was one of that number. */
    remove: (id: number): boolean => {
      const before = all.length
      all = all.filter((each) => each.id !== id)
      return all.length < before
    },
    clear: (): void => {
      all = []
    }
  }
}

export type FaultStore = ReturnType<typeof makeFaults>
