const presets = [["@babel/preset-env", { targets: { node: "current" } }], "@babel/preset-typescript"]

const project = (displayName, options) => ({
  displayName,
  testEnvironment: "node",
  testMatch: [`**/${displayName}.jest.*`],
  transform: {},
  ...options
})

module.exports = {
  projects: [
    project("plain", {}),
    project("ts-jest", { transform: { "\\.ts$": "ts-jest" } }),
    project("babel", { transform: { "\\.ts$": ["babel-jest", { presets }] } }),
    project("emulator", {}),
    project("jest-fetch-mock", { setupFiles: ["./mockFetch.js"] })
  ]
}
