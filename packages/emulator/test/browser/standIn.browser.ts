import type { Running } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import { build } from "esbuild"
import type { Server } from "node:http"
import { createServer } from "node:http"
import type { Browser } from "playwright-core"
import { chromium } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

// An app on another port sends its user to a provider, for which the emulator stands in.

let browser: Browser
let auth: Running
let server: Server
let app = ""

beforeAll(async () => {
  const executablePath = process.env["CHROMIUM"]
  if (executablePath === undefined) throw new Error("CHROMIUM names no browser: run packages/tooling/src/browser.mjs")
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
  let script = ""
  server = createServer(({ url = "" }, response) => {
    response.setHeader("content-type", url === "/app.js" ? "text/javascript" : "text/html")
    response.end(url === "/app.js" ? script : '<title></title><script type="module" src="/app.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const address = server.address()
  app = `http://localhost:${typeof address === "object" ? address?.port : ""}`
  auth = await start({
    gateway: true,
    providers: ["google"],
    users: [{ email: "bea@example.com", email_confirm: true }],
    settings: { GOTRUE_SITE_URL: app, GOTRUE_URI_ALLOW_LIST: `${app}/**` }
  })
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createClient } from "@supabase/supabase-js"
        const flowType = location.pathname.slice(1)
        const client = createClient("${auth.origin}", "${auth.publishableKey}", { auth: { flowType } })
        const { data } = await client.auth.getSession()
        window.signIn = () => client.auth.signInWithOAuth({ provider: "google", options: { redirectTo: location.origin + location.pathname } })
        document.title = data.session?.user.email ?? "nobody"`,
      resolveDir: import.meta.dirname
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm"
  })
  script = outputFiles[0]?.text ?? ""
})

afterAll(async () => {
  await browser.close()
  server.close()
  await auth.stop()
})

describe("the page of a provider", () => {
  it.each(["implicit", "pkce"])("leads back to the app, which is signed in: %s", async (flow) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const complaints: Array<string> = []
    page.on("console", (message) => complaints.push(message.text()))
    const titled = (title: string) => page.waitForFunction((wanted) => document.title === wanted, title)
    await page.goto(`${app}/${flow}`)
    await titled("nobody")
    await page.evaluate("void signIn()")
    await titled("Sign in with google")
    // Its style is in place, and its policy rejects nothing.
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe("none")
    await page.getByRole("textbox", { name: "E-mail address" }).fill("ann@example.com")
    await page.getByRole("textbox", { name: "Name" }).fill("Ann")
    await page.getByRole("button", { name: "Sign in" }).click()
    await titled("ann@example.com")
    expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([])
    await context.close()
  })

  it("offers the users who are there", async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${app}/pkce`)
    await page.waitForFunction(() => document.title === "nobody")
    await page.evaluate("void signIn()")
    await page.getByRole("button", { name: "bea@example.com" }).click()
    await page.waitForFunction(() => document.title === "bea@example.com")
    await context.close()
  })
})
