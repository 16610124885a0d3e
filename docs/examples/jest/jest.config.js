/** @type {import("jest").Config} */
module.exports = {
  transform: { "\\.ts$": "@swc/jest" },
  globalSetup: "./test/startEmulator.mjs",
  globalTeardown: "./test/stopEmulator.mjs"
}
