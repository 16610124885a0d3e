import { project } from "../tooling/src/vitest/project.mjs"

export default project("page")
