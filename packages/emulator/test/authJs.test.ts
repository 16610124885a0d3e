import { start } from "@gotrue-effect/emulator/promise"
import { AuthClient } from "@supabase/auth-js"
import { setTimeout } from "node:timers/promises"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import type { Seen } from "./support/authJs.js"
import { drive } from "./support/authJs.js"

// What a real server shows is in authJs.jsonl. To see it anew: GOTRUE_URL=… npx vitest run --project emulator authJs -u,
// against a server with the settings of the recorded profile "passkeys".
const real = process.env["GOTRUE_URL"]

const settings = {
  GOTRUE_EXTERNAL_PHONE_ENABLED: "true",
  GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true",
  GOTRUE_MFA_PHONE_ENROLL_ENABLED: "true",
  GOTRUE_MFA_PHONE_VERIFY_ENABLED: "true",
  GOTRUE_OAUTH_SERVER_ENABLED: "true",
  GOTRUE_RATE_LIMIT_EMAIL_SENT: "100000",
  GOTRUE_SMTP_MAX_FREQUENCY: "1s",
  GOTRUE_URI_ALLOW_LIST: "http://localhost:3000/**",
  GOTRUE_PASSKEY_ENABLED: "true",
  GOTRUE_PASSKEY_MAX_PASSKEYS_PER_USER: "2",
  GOTRUE_WEBAUTHN_RP_DISPLAY_NAME: "Example"
}

const auth = await start({ settings })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

/** A line for each step. */
const inLines = (seen: Seen) => `${seen.map((step) => JSON.stringify(step)).join("\n")}\n`

describe("auth-js", () => {
  const adapters =
    real === undefined ? { "over fetch": auth.fetch, "over a port": globalThis.fetch } : { live: globalThis.fetch }
  for (const [name, fetch] of Object.entries(adapters)) {
    it(`sees what a real server shows it, ${name}`, async () => {
      const tag = real === undefined ? "+1" : `+${Date.now()}`
      // However slow the machine is, nothing expires and no rate limit ends.
      await auth.clock.freeze()
      const pause = () => (real === undefined ? auth.clock.advance("1 second") : setTimeout(1000))
      const seen = await drive({ url: real ?? auth.url, fetch, tag, pause })
      await expect(inLines(seen)).toMatchFileSnapshot("authJs.jsonl")
    }, 30_000)
  }
})

/** A client of somebody, whose mail is read below. */
const somebody = (flowType: "implicit" | "pkce") =>
  new AuthClient({ url: auth.url, flowType, autoRefreshToken: false, persistSession: false, detectSessionInUrl: false })

/** Where the link in the last mail leads. */
const follow = async () => {
  const link = (await auth.outbox()).at(-1)?.link ?? ""
  const response = await fetch(link, { redirect: "manual" })
  return new URL(response.headers.get("location") ?? "")
}

describe.skipIf(real !== undefined)("mail", () => {
  it("holds links that end in a code", async () => {
    const client = somebody("pkce")
    const started = await client.signInWithOtp({ email: "ann@example.com" })
    expect(started.error).toBeNull()
    const code = (await follow()).searchParams.get("code") ?? ""
    const { data, error } = await client.exchangeCodeForSession(code)
    expect(error).toBeNull()
    expect(data.user?.email).toBe("ann@example.com")
    const again = await client.exchangeCodeForSession(code).catch((problem: unknown) => ({ error: problem }))
    expect(again.error).not.toBeNull()
  })

  it("holds links that end in a session", async () => {
    const client = somebody("implicit")
    await client.signUp({ email: "bob@example.com", password: "secret123" })
    const { hash } = await follow()
    const fragment = new URLSearchParams(hash.slice(1))
    const { data, error } = await client.setSession({
      access_token: fragment.get("access_token") ?? "",
      refresh_token: fragment.get("refresh_token") ?? ""
    })
    expect(error).toBeNull()
    expect(data.user?.email_confirmed_at).toBeDefined()
  })

  it("holds codes, which expire", async () => {
    const client = somebody("implicit")
    const email = "eve@example.com"
    await client.signInWithOtp({ email })
    const token = (await auth.outbox()).at(-1)?.otp ?? ""
    await auth.clock.advance("25 hours")
    const late = await client.verifyOtp({ type: "email", email, token })
    expect(late.error?.code).toBe("otp_expired")
    await client.signInWithOtp({ email })
    const fresh = (await auth.outbox()).at(-1)?.otp ?? ""
    const { data } = await client.verifyOtp({ type: "email", email, token: fresh })
    expect(data.session?.user.email).toBe(email)
  })
})

describe.skipIf(real !== undefined)("faults", () => {
  it("are what auth-js calls retryable, and it tries a refresh again", async () => {
    const client = somebody("implicit")
    await auth.fail({ kind: "reset", path: "/token" })
    const lost = await client.signInWithPassword({ email: "a@example.com", password: "secret123" })
    expect(lost.error?.name).toBe("AuthRetryableFetchError")
    await auth.fail({ kind: "rateLimited", path: "/signup", retryAfter: 1 })
    const limited = await client.signUp({ email: "a@example.com", password: "secret123" })
    expect(limited.error).toMatchObject({ status: 429, code: "over_request_rate_limit" })
    await auth.fail({ kind: "error", status: 502, as: "html", path: "/signup" })
    const down = await client.signUp({ email: "a@example.com", password: "secret123" })
    expect(down.error?.name).toBe("AuthRetryableFetchError")
    await client.signUp({ email: "a@example.com", password: "secret123" })
    const { hash } = await follow()
    const fragment = new URLSearchParams(hash.slice(1))
    await auth.journal()
    await auth.fail({ kind: "error", status: 503, path: "/token", times: 1 })
    const refreshed = await client.refreshSession({ refresh_token: fragment.get("refresh_token") ?? "" })
    expect(refreshed.error).toBeNull()
    const tries = (await auth.journal()).filter(({ target }) => target.includes("refresh_token"))
    expect(tries.map(({ status }) => status)).toEqual([503, 200])
  })
})
