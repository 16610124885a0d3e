/** Builds what `npm run benchmark` loads of the edition: its client, and the package that it calls. */
import { join } from "node:path"
import { buildPackage, buildPrivate } from "../../tooling/src/build.mjs"
import { generated } from "./places.mjs"

/** What went wrong, or nothing. The core has to be built. */
export const buildBenchmark = async () =>
  (await buildPackage(join(generated, "admin"), ["esm"])) || buildPrivate("effect-4/generated/benchmark")
