import { GoTrueClient } from "@supabase/auth-js"
import type { Running } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import { test as base, expect } from "vitest"

// One server for the tests of a file, which nobody needs to stop. Files that run at the same time have their own.
const running = start({ unref: true })

/** Each test that asks for `auth` finds it empty, and has a client for Ann if it asks for `ann`. */
const test = base.extend<{ auth: Running; ann: GoTrueClient }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest looks at what is destructured
  auth: async ({}, use) => {
    const auth = await running
    await auth.reset()
    await use(auth)
  },
  ann: async ({ auth }, use) => {
    const client = new GoTrueClient({ url: auth.url, autoRefreshToken: false, persistSession: false })
    await client.setSession(await auth.signInAs("ann@example.com"))
    await use(client)
  }
})

test("Ann changes her name", async ({ ann }) => {
  const { data } = await ann.updateUser({ data: { name: "Ann" } })
  expect(data.user?.user_metadata["name"]).toBe("Ann")
})

test("what another test has done is gone", async ({ ann, auth }) => {
  expect((await ann.getUser()).data.user?.user_metadata["name"]).toBeUndefined()
  expect(await auth.outbox()).toEqual([])
})
