/** Bundles the sources of the command, as they are with Effect 4, and runs them. */
import { fileURLToPath } from "node:url"

/** Runs a program of the sources: `node RUNNER PROGRAM`. */
export const runner = fileURLToPath(new URL("../../../../../tooling/src/run.mjs", import.meta.url))

export const command = fileURLToPath(new URL("../../../../src/emulator.mjs", import.meta.url))
