import type { Running } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { chromium } from "playwright-core"
import { expect } from "vitest"

export const launch = (): Promise<Browser> => {
  const executablePath = process.env["CHROMIUM"]
  if (executablePath === undefined) throw new Error("CHROMIUM names no browser: run packages/tooling/src/browser.mjs")
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-features=LocalNetworkAccessChecks"]
  })
}

/** An emulator and its page in a browser, until the test ends. */
export interface Visit extends AsyncDisposable {
  readonly auth: Running
  readonly page: Page
  /** Shows a screen, such as `outbox`. */
  readonly go: (screen: string) => Promise<void>
  /** A request of an app to the server. */
  readonly post: (path: string, body: object, token?: string) => Promise<Readonly<Record<string, unknown>>>
}

export const visit = async (
  browser: Browser,
  options: Parameters<typeof start>[0] = {},
  view: BrowserContextOptions = {}
): Promise<Visit> => {
  const auth = await start({ seed: 7, ...options })
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...view })
  const page = await context.newPage()
  // What breaks the content security policy is an error in the console, too.
  const errors: Array<string> = []
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text())
  })
  page.on("pageerror", (error) => errors.push(error.message))
  await page.goto(auth.page ?? "")
  await page.locator("h1").waitFor()
  return {
    auth,
    page,
    go: async (screen) => {
      await page.evaluate(`location.hash = "#/${screen}"`)
      await page.locator("h1").waitFor()
    },
    post: (path, body, token = auth.anonKey) =>
      fetch(`${auth.url}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, apikey: token, "content-type": "application/json" },
        body: JSON.stringify(body)
      }).then((response) => response.json()),
    [Symbol.asyncDispose]: async () => {
      await context.close()
      await auth.stop()
      expect(errors).toEqual([])
    }
  }
}
