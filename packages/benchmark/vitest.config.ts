import { mergeConfig } from "vitest/config"
import { project } from "../tooling/src/vitest/project.mjs"

export default mergeConfig(project("benchmark"), { test: { globalSetup: ["test/support/programs.ts"] } })
