/** Loads what explains failures when it is first needed. A failure without it is only less well explained. */
import type { hintFor } from "@gotrue-effect/core/error/hints"
import type * as Explain from "../explain/index.js"

type Explanations = typeof Explain

let loaded: Explanations | undefined
let loading: Promise<Explanations | undefined> | undefined

/** Undefined if it can't be loaded; the next one tries again. */
export const load = (): Promise<Explanations | undefined> =>
  (loading ??= import("../explain/index.js").then(
    (module) => (loaded = module),
    () => {
      loading = undefined
      return undefined
    }
  ))

export const isLoaded = (): boolean => loaded !== undefined

/** The hint for a failure, if what explains it is loaded. */
export const hint: typeof hintFor = (symptoms) => loaded?.hintFor(symptoms)
