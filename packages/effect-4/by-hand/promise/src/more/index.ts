/** The type of what is loaded on demand. It is a bundle of its own, with an Effect of its own. */
import type { GoTrueAdminApiOptions } from "../models/Options.js"
import type { Runner } from "./runner.js"

export declare const make: (options: GoTrueAdminApiOptions) => Runner
