// For runtimes that run programs, and load them in the way of CommonJS.
const admin = require("@gotrue-effect/admin")
const emulator = require("@gotrue-effect/emulator")
const effect = require("effect")

const [url, key] = process.argv.slice(2)
import("./suite.mjs").then(({ suite }) => suite({ admin, effect, emulator }, { url, key })).then(console.log)
