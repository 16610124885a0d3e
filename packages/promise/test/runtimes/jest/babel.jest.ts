// TypeScript that becomes CommonJS, without type checking.
import * as library from "@gotrue-effect/promise"
import { suite } from "./suite"

test("ten calls", async () => {
  const { GOTRUE_KEY: key, GOTRUE_URL: url } = process.env
  expect(await suite(library, { url, key })).toBe("ten calls passed")
})
