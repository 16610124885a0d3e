// Jest as it comes: CommonJS, nothing translated.
const library = require("@gotrue-effect/promise")
const { suite } = require("./suite.js")

test("ten calls", async () => {
  const { GOTRUE_KEY: key, GOTRUE_URL: url } = process.env
  expect(await suite(library, { url, key })).toBe("ten calls passed")
})
