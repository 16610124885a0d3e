/** Hooks by URL, over real HTTP. */
import { start } from "@gotrue-effect/emulator/promise"
import { afterAll, expect, it } from "vitest"
import { makeReceiver, rejecting } from "../support/hookReceiver.js"
import { hookSettings } from "../support/hookSettings.js"

const receiver = makeReceiver()
const settings = hookSettings(await receiver.listen(0))
const auth = await start({ seed: 1, settings })
afterAll(() => auth.stop().then(receiver.close))

const signUp = (email: string) =>
  fetch(`${auth.url}/signup`, { method: "POST", body: JSON.stringify({ email, password: "correct horse 1" }) })

it("a port calls hooks with the machine's fetch, signed by each secret", async () => {
  const response = await signUp("ann@example.com")
  expect(response.status).toBe(200)
  const events = receiver.taken()
  expect(events.map(({ hook }) => hook)).toEqual(["BEFORE_USER_CREATED", "SEND_EMAIL", "AFTER_USER_CREATED"])
  for (const { headers, signed } of events) {
    expect(signed).toEqual(["first", "second"])
    expect(headers).toContain("user-agent")
  }
  expect(await auth.outbox()).toHaveLength(1)
})

it("a hook that asks afterwards finds the user", async () => {
  let found = 0
  const own = await start({
    hooks: {
      afterUserCreated: async ({ user }) => {
        const headers = { authorization: `Bearer ${own.adminKey}` }
        found = (await own.fetch(`${own.url}/admin/users/${user.id}`, { headers })).status
      }
    }
  })
  await own.fetch(`${own.url}/signup`, {
    method: "POST",
    body: JSON.stringify({ email: "ann@example.com", password: "correct horse 1" })
  })
  await own.stop()
  expect(found).toBe(200)
})

it("a hook says no", async () => {
  receiver.plan({ BEFORE_USER_CREATED: rejecting(403, "No.") })
  const response = await signUp("bob@example.com")
  expect([response.status, await response.json()]).toEqual([403, { code: 403, error_code: "unknown", msg: "No." }])
})
