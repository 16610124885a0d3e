// For runtimes that run programs, and load them in the way of CommonJS.
const library = require("@gotrue-effect/promise")

const [url, key] = process.argv.slice(2)
import("./suite.mjs").then(({ suite }) => suite(library, { url, key })).then(console.log)
