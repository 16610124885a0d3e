import { start } from "@gotrue-effect/emulator/promise"
import { AuthClient, GoTrueAdminApi } from "@supabase/auth-js"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest"

const auth = await start({ seed: 1 })
afterAll(() => auth.stop())
beforeEach(() => auth.reset())

const admin = () =>
  new GoTrueAdminApi({ url: auth.url, headers: { Authorization: `Bearer ${auth.adminKey}` }, fetch: auth.fetch })

describe("the promise adapter", () => {
  it("listens, and is the same without its port", async () => {
    const over = await fetch(`${auth.url}/health`)
    const inside = await auth.fetch("http://anywhere/health")
    expect(await over.text()).toBe(await inside.text())
    expect(auth.url).toBe(auth.origin)
  })

  it("shows what would have been mailed, with links that lead to it", async () => {
    const { error } = await admin().inviteUserByEmail("ann@example.com")
    expect(error).toBeNull()
    const [message] = await auth.outbox()
    expect(message).toMatchObject({ kind: "invite", to: "ann@example.com" })
    const followed = await fetch(message?.link ?? "", { redirect: "manual" })
    expect(followed.status).toBe(303)
  })

  it("fails when it is told to", async () => {
    await auth.fail({ kind: "refused" })
    await expect(auth.fetch("http://x/health")).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } })
    await auth.fail({ kind: "error", status: 502, as: "html", times: "always" })
    expect((await fetch(`${auth.url}/health`)).status).toBe(502)
    expect(await auth.faults()).toMatchObject([
      { hits: 1, left: 0 },
      { hits: 1, left: "always" }
    ])
    await auth.clearFaults()
    expect((await fetch(`${auth.url}/health`)).status).toBe(200)
    expect((await auth.journal()).map(({ fault, status }) => [fault, status])).toEqual([
      ["refused", null],
      ["error", 502],
      [null, 200]
    ])
    await auth.fail({ kind: "latency", latency: "5 millis" })
    await auth.fail({ kind: "reset", latency: 7, after: true })
    expect((await auth.faults()).map(({ fault }) => fault)).toEqual([
      { kind: "latency", latency: 5 },
      { kind: "reset", latency: 7, after: true }
    ])
    await auth.clearFaults()
    await expect(auth.fail({ kind: "refused", times: 0 })).rejects.toThrow("times is not a whole number")
  })

  it("has a clock", async () => {
    await auth.clock.freeze()
    await auth.clock.set("2026-08-20T10:00:00Z")
    await auth.clock.advance("1 day")
    expect(await auth.clock.now()).toEqual(new Date("2026-08-21T10:00:00Z"))
    await auth.clock.reset()
    await expect(auth.clock.set("soon")).rejects.toThrow("that is no time")
  })

  it("takes its state out and in, and begins anew", async () => {
    const { data } = await admin().createUser({ email: "ann@example.com" })
    const state = await auth.exportState()
    await auth.reset()
    expect((await admin().listUsers()).data.users).toHaveLength(0)
    await auth.importState(state)
    expect((await admin().listUsers()).data.users[0]?.id).toBe(data.user?.id)
    await expect(auth.importState("{}")).rejects.toMatchObject({ _tag: "SnapshotError" })
    await auth.seed(2)
    const other = await admin().createUser({ email: "bob@example.com" })
    expect(other.data.user?.id).not.toBe(data.user?.id)
  })

  it("ends with its block, and can be one of several", async () => {
    const url = await (async () => {
      await using other = await start({ prefix: "/auth/v1" })
      expect(other.url).toBe(`${other.origin}/auth/v1`)
      expect((await fetch(`${other.url}/health`)).status).toBe(200)
      return other.url
    })()
    await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed")
  })

  it("names settings that the server does not know, and no others", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined)
    await using _ = await start({ settings: { GOTRUE_MAILER_AUTOCONFRIM: "true", GOTRUE_SMTP_HOST: "localhost" } })
    expect(warn.mock.calls).toEqual([
      ["gotrue emulator: GOTRUE_MAILER_AUTOCONFRIM is unknown. Did you mean GOTRUE_MAILER_AUTOCONFIRM?"]
    ])
    warn.mockRestore()
  })

  it("says why it cannot start", async () => {
    await expect(start({ settings: { GOTRUE_JWT_EXP: "soon" } })).rejects.toMatchObject({ _tag: "SettingsError" })
    const port = Number(new URL(auth.url).port)
    await expect(start({ port })).rejects.toMatchObject({ _tag: "ListenError", code: "EADDRINUSE" })
  })

  it("signs people in behind a gateway, with the keys of the local stack", async () => {
    await using hosted = await start({ gateway: true, settings: { GOTRUE_MAILER_AUTOCONFIRM: "true" } })
    const headers = { apikey: hosted.publishableKey, Authorization: `Bearer ${hosted.publishableKey}` }
    const client = new AuthClient({ url: hosted.url, headers, autoRefreshToken: false, persistSession: false })
    const signedUp = await client.signUp({ email: "ann@example.com", password: "secret123" })
    expect(signedUp.error).toBeNull()
    const signedIn = await client.signInWithPassword({ email: "ann@example.com", password: "secret123" })
    expect(signedIn.error).toBeNull()
    const privileged = { apikey: hosted.secretKey, Authorization: `Bearer ${hosted.secretKey}` }
    const { data } = await new GoTrueAdminApi({ url: hosted.url, headers: privileged }).listUsers()
    expect(data.users).toHaveLength(1)
  })

  it("works in node:test", async () => {
    const file = fileURLToPath(new URL("guides/nodeTest.ts", import.meta.url))
    const args = ["--conditions=@gotrue-effect/source", "--import", "tsx", "--test-reporter=tap", "--test", file]
    const output = await new Promise<string>((resolve) => {
      const { NODE_TEST_CONTEXT: _, ...env } = process.env
      execFile(process.execPath, args, { env }, (_error, stdout, stderr) => resolve(stdout + stderr))
    })
    expect(output).toContain("# pass 1")
    expect(output).toContain("# fail 0")
  }, 30_000)
})
