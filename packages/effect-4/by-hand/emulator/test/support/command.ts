/** Bundles the sources of the command, as they are with Effect 4, and runs them. */
import { fileURLToPath } from "node:url"

export const command = fileURLToPath(new URL("../../../../src/emulator.mjs", import.meta.url))
