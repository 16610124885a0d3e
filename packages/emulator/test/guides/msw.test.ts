import { AuthClient } from "@supabase/auth-js"
import { start } from "@gotrue-effect/emulator/promise"
import { http } from "msw"
import { setupServer } from "msw/node"
import { afterAll, expect, test } from "vitest"

const auth = await start({ gateway: true })
const project = "https://abcdefgh.supabase.co"

// All that is for the auth server of the project goes to the emulator; mocks for the rest stand beside it.
const network = setupServer(http.all(`${project}/auth/v1/*`, ({ request }) => auth.fetch(request)))
network.listen({ onUnhandledRequest: "bypass" })
afterAll(async () => {
  network.close()
  await auth.stop()
})

test("an app with the URL of its project signs up at the emulator", async () => {
  const headers = { apikey: auth.publishableKey }
  const client = new AuthClient({ url: `${project}/auth/v1`, headers, autoRefreshToken: false, persistSession: false })
  await client.signUp({ email: "ann@example.com", password: "correct horse" })
  expect((await auth.outbox())[0]?.to).toBe("ann@example.com")
})
