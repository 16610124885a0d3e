import assert from "node:assert/strict"
import { after, beforeEach, test } from "node:test"
import { start } from "@gotrue-effect/emulator/promise"

const auth = await start()
after(() => auth.stop())
beforeEach(() => auth.reset())

test("a server responds", async () => {
  const response = await fetch(`${auth.url}/health`)
  assert.equal(response.status, 200)
})
