// Starts the emulator from its sources, after installing what is missing:
//   node packages/tooling/src/emulator.mjs [ARGUMENT …]
import { join } from "node:path"
import { runBundled } from "./run/bundled.mjs"
import { endWithParent } from "./run/endWithParent.mjs"
import { root, setup } from "./setup.mjs"

endWithParent()
setup()
await runBundled(join(root, "packages/emulator/src/bin.ts"), { conditions: ["@gotrue-effect/source"] })
