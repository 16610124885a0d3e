/** Ours with Effect 4: `npm run edition -- --benchmark` makes it of the client in `adminUndici.ts`, with its own Effect. */
import type { Client, Target } from "./Client.js"

interface Module {
  readonly make: (target: Target) => Promise<Client>
}

export const place = new URL("../../../effect-4/generated/benchmark/dist/clients/adminUndici.js", import.meta.url)

export const make = async (target: Target): Promise<Client> => {
  const module: Module = await import(place.href)
  return module.make(target)
}
