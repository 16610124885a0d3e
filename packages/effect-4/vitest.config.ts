import { mergeConfig } from "vitest/config"
import { project } from "../tooling/src/vitest/project.mjs"

export default mergeConfig(project("effect-4"), { test: { include: ["test/**/*.test.mjs"] } })
