/** What the clients find in a browser that is signed in. */
import { createServerClient } from "@supabase/ssr"
import { createClient } from "@supabase/supabase-js"
import type { Running } from "@gotrue-effect/emulator/promise"
import { signInAs, start, storedSession } from "@gotrue-effect/emulator/promise"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"

let auth: Running
beforeAll(async () => {
  // The clients do not begin where there is none.
  vi.stubGlobal("WebSocket", EventTarget)
  auth = await start({ gateway: true })
})
afterAll(() => {
  vi.unstubAllGlobals()
  return auth.stop()
})

/** Longer than what one cookie holds. */
const long = { user_metadata: { name: "Zoë €", notes: "x".repeat(8000) } }

describe("a stored session", () => {
  it.each([{}, long])("is found by supabase-js in localStorage", async (attributes) => {
    const session = await auth.signInAs({ email: `${Object.keys(attributes).length}@example.com`, ...attributes })
    const stored = new Map(storedSession(session, auth.origin).localStorage.map(({ name, value }) => [name, value]))
    const storage = {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
      removeItem: (name: string) => void stored.delete(name)
    }
    const client = createClient(auth.origin, auth.publishableKey, {
      auth: { storage, persistSession: true, autoRefreshToken: false }
    })
    expect((await client.auth.getSession()).data.session?.access_token).toBe(session.access_token)
    expect((await client.auth.getUser()).data.user?.user_metadata).toMatchObject(session.user.user_metadata)
  })

  it.each([
    [{}, 1],
    [long, 5]
  ])("is found by @supabase/ssr in cookies", async (attributes, count) => {
    const session = await auth.signInAs({ email: `${count}@example.org`, ...attributes })
    const { cookies } = storedSession(session, auth.origin)
    expect(cookies.length).toBeGreaterThanOrEqual(count)
    for (const { value } of cookies) expect(value.length).toBeLessThanOrEqual(3180)
    const client = createServerClient(auth.origin, auth.publishableKey, {
      cookies: { getAll: () => [...cookies], setAll: () => undefined }
    })
    expect((await client.auth.getSession()).data.session?.refresh_token).toBe(session.refresh_token)
    expect((await client.auth.getUser()).data.user?.id).toBe(session.user.id)
  })

  it("has the name that the clients derive from the host", async () => {
    const session = await auth.signInAs("ann@example.com")
    const nameFor = (url: string) => storedSession(session, url).localStorage[0]?.name
    expect(nameFor("https://abcdefgh.supabase.co")).toBe("sb-abcdefgh-auth-token")
    expect(nameFor("http://localhost:54321")).toBe("sb-localhost-auth-token")
  })
})

describe("signInAs for a page", () => {
  const page = () => {
    const done: { cookies: Array<{ name: string; url: string }>; scripts: Array<string> } = { cookies: [], scripts: [] }
    const context = {
      addCookies: (cookies: Array<{ name: string; url: string }>) => Promise.resolve(done.cookies.push(...cookies)),
      addInitScript: ({ content }: { content: string }) => Promise.resolve(done.scripts.push(content))
    }
    return { done, context: () => context }
  }

  it("asks an emulator in this process, or one at an address", async () => {
    for (const emulator of [auth, auth.origin]) {
      const { done, ...some } = page()
      const session = await signInAs(some, "ann@example.com", {
        app: "http://localhost:3000/x",
        emulator,
        ago: "2 hours"
      })
      expect(session.user.email).toBe("ann@example.com")
      expect(session.expires_at * 1000).toBeLessThan(Date.now())
      expect(done.cookies[0]).toMatchObject({ name: "sb-127-auth-token", url: "http://localhost:3000" })
      expect(done.scripts).toHaveLength(1)
    }
  })

  it("uses the name that the app's own URL leads to", async () => {
    const { done, ...some } = page()
    await signInAs(some, "ann@example.com", {
      app: "http://localhost:3000",
      emulator: auth,
      url: "http://localhost:8000"
    })
    expect(done.cookies[0]?.name).toBe("sb-localhost-auth-token")
  })

  it("is told why there is no session", async () => {
    const { done, ...some } = page()
    const signedIn = signInAs(some, "nobody", { app: "http://localhost:3000", emulator: auth.origin })
    await expect(signedIn).rejects.toThrow(/^The emulator responded 400 .*Unable to validate email address/)
    expect(done).toEqual({ cookies: [], scripts: [] })
  })
})
