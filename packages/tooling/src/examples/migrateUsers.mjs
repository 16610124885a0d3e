import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { source } from "./sources.mjs"
import { checkTypes } from "./types.mjs"

export const migrateUsers = async (example) => {
  await checkTypes(example)
  await example.run("npm test")
  // Two of the rows are bad, so it ends with 1.
  const migrate = () =>
    example.run("npm start users.csv").then(
      () => assert.fail("it did not end with 1"),
      ({ stderr, stdout }) => stderr + stdout.split("\n").slice(-2).join("\n")
    )
  const first = await migrate()
  assert.ok(readFileSync(join(source("migrate-users"), "README.md"), "utf8").includes(first), `it printed:\n${first}`)
  assert.match(await migrate(), /^0 created, 3 existed, 2 failed$/m)

  const { call } = example.emulator
  const credentials = { email: "ann@example.com", password: "correct horse" }
  const { body, status } = await call("/token?grant_type=password", { body: credentials })
  assert.equal(status, 200)
  assert.deepEqual(body.user.app_metadata.plan, "pro")
}
