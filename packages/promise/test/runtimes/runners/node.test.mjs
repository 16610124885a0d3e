import { test } from "node:test"
import * as emulator from "@gotrue-effect/emulator/promise"
import { check } from "./check.cjs"

test("an emulator", () => check(emulator))
