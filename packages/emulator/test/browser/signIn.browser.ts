import type { Running } from "@gotrue-effect/emulator/promise"
import { signInAs, start } from "@gotrue-effect/emulator/promise"
import { build } from "esbuild"
import type { Server } from "node:http"
import { createServer } from "node:http"
import type { Browser } from "playwright-core"
import { chromium } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

// Apps with supabase-js and with @supabase/ssr in a real browser, on another port than the emulator.

let browser: Browser
let auth: Running
let server: Server
let app = ""

/** An app that shows who is signed in, and can sign out. */
const bundle = (clientOf: string) =>
  build({
    stdin: {
      contents: `${clientOf}
        const show = async () => {
          const { data } = await client.auth.getUser()
          document.title = data.user?.email ?? "nobody"
        }
        window.leave = () => client.auth.signOut({ scope: "local" }).then(show)
        show()`,
      resolveDir: import.meta.dirname
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm"
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "")

beforeAll(async () => {
  const executablePath = process.env["CHROMIUM"]
  if (executablePath === undefined) throw new Error("CHROMIUM names no browser: run packages/tooling/src/browser.mjs")
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
  auth = await start({ gateway: true })
  const args = `${JSON.stringify(auth.origin)}, ${JSON.stringify(auth.publishableKey)}`
  const scripts = {
    "/plain.js": await bundle(
      `import { createClient } from "@supabase/supabase-js"; const client = createClient(${args})`
    ),
    "/ssr.js": await bundle(
      `import { createBrowserClient } from "@supabase/ssr"; const client = createBrowserClient(${args})`
    )
  }
  server = createServer(({ url = "" }, response) => {
    const script = Object.entries(scripts).find(([path]) => path === url)?.[1]
    response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript")
    response.end(script ?? `<title></title><script type="module" src="${url}.js"></script>`)
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const address = server.address()
  app = `http://localhost:${typeof address === "object" ? address?.port : ""}`
})

afterAll(async () => {
  await browser.close()
  server.close()
  await auth.stop()
})

describe("a user who is signed in", () => {
  it.each(["/plain", "/ssr"])("is signed in for the app, until they sign out: %s", async (path) => {
    const page = await browser.newPage()
    const user = { email: "ann@example.com", user_metadata: { notes: "€".repeat(1000) } }
    await signInAs(page, user, { app, emulator: auth.origin })
    const titled = (title: string) => page.waitForFunction((wanted) => document.title === wanted, title)
    await page.goto(app + path)
    await titled("ann@example.com")
    await page.reload()
    await titled("ann@example.com")
    await page.evaluate("leave()")
    await titled("nobody")
    await page.reload()
    await titled("nobody")
    await page.close()
  })

  it("is nobody on a page of another origin", async () => {
    const page = await browser.newPage()
    await signInAs(page, "ann@example.com", { app: "http://app.test", emulator: auth })
    await page.goto(`${app}/plain`)
    await page.waitForFunction(() => document.title === "nobody")
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await page.close()
  })
})
