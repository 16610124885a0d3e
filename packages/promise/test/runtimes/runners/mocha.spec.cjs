const { check } = require("./check.cjs")

it("an emulator", () => check(require("@gotrue-effect/emulator/promise")))
