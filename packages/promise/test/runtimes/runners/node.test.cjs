const { test } = require("node:test")
const { check } = require("./check.cjs")

test("an emulator", () => check(require("@gotrue-effect/emulator/promise")))
