/** Bundles the sources of the command and runs them: as `npm run emulator` does. */
import { fileURLToPath } from "node:url"

/** Runs a program of the sources: `node RUNNER PROGRAM`. */
export const runner = fileURLToPath(new URL("../../../tooling/src/run.mjs", import.meta.url))

export const command = fileURLToPath(new URL("../../../tooling/src/emulator.mjs", import.meta.url))
