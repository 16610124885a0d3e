// The examples that are a suite of tests.
import { checkTypes } from "./types.mjs"

export const suite = async (example) => {
  await checkTypes(example)
  await example.run("npm test")
}
