import { AuthClient } from "@supabase/auth-js"
import { start } from "@gotrue-effect/emulator/promise"
import { afterAll, beforeEach, expect, test } from "vitest"

const auth = await start({ seed: 1 })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

test("a code from a mail signs in", async () => {
  const client = new AuthClient({ url: auth.url, autoRefreshToken: false, persistSession: false })
  await client.signInWithOtp({ email: "ann@example.com" })
  const [message] = await auth.outbox()
  const { data } = await client.verifyOtp({ type: "email", email: "ann@example.com", token: message?.otp ?? "" })
  expect(data.user?.email).toBe("ann@example.com")
})

test("a lost connection is told", async () => {
  await auth.fail({ kind: "reset", method: "POST", path: "/signup" })
  const client = new AuthClient({ url: auth.url, autoRefreshToken: false, persistSession: false })
  const { error } = await client.signUp({ email: "ann@example.com", password: "correct horse" })
  expect(error?.name).toBe("AuthRetryableFetchError")
})
