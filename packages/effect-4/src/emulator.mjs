// Starts the emulator with Effect 4, from what `npm run edition` has written:
//   node packages/effect-4/src/emulator.mjs [ARGUMENT …]
import { join } from "node:path"
import { runBundled } from "../../tooling/src/run/bundled.mjs"
import { endWithParent } from "../../tooling/src/run/endWithParent.mjs"
import { generated } from "./places.mjs"

endWithParent()
await runBundled(join(generated, "emulator/src/bin.ts"), { conditions: ["@gotrue-effect/source"] })
