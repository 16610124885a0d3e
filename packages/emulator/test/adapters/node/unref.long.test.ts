import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { runner } from "../../support/command.js"

const program = fileURLToPath(new URL("../../support/forgotten.ts", import.meta.url))

it("a server that nobody stops does not hold its process, if that is wanted", async () => {
  const said = await new Promise((resolve) =>
    execFile(
      process.execPath,
      ["--conditions=@gotrue-effect/source", runner, program],
      { timeout: 30_000 },
      (error, stdout) => resolve([error, stdout])
    )
  )
  expect(said).toEqual([null, "200\n"])
})
