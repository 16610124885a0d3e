import * as emulator from "@gotrue-effect/emulator/promise"
import { check } from "./check.cjs"

it("an emulator", () => check(emulator))
