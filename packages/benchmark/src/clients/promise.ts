/** Our promise layer, with its default transport. */
import * as Classic from "./classic.js"
import type { Client, Target } from "./Client.js"

export const specifier: string = "@gotrue-effect/promise"

export const make = async (target: Target): Promise<Client> => {
  const module: Classic.Module = await import(specifier)
  return Classic.make(module, target)
}
