/** Bundles the sources of the command and runs them: as `npm run emulator` does. */
import { fileURLToPath } from "node:url"

export const command = fileURLToPath(new URL("../../../tooling/src/emulator.mjs", import.meta.url))
