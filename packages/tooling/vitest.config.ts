import { mergeConfig } from "vitest/config"
import { project } from "./src/vitest/project.mjs"

export default mergeConfig(project("tooling"), { test: { include: ["test/**/*.test.mjs"] } })
