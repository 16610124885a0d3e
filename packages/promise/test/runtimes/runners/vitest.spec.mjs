import * as emulator from "@gotrue-effect/emulator/promise"
import { test } from "vitest"
import { check } from "./check.cjs"

test("an emulator", () => check(emulator))
