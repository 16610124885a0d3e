/** The page in a real browser: what can be done with it, and that nothing of it may run that is not its own. */
import { start } from "@gotrue-effect/emulator/promise"
import axe from "axe-core"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { code as totp } from "../../../emulator/test/support/totp.js"
import { crowd } from "./crowd.js"
import { screenshot } from "./screenshot.js"
import { launch, visit } from "./visit.js"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const ann = { email: "ann@example.com", password: "correct horse" }

describe("users", () => {
  it("are created, found, edited, banned and deleted", async () => {
    await using visited = await visit(browser)
    const { auth, page } = visited
    await page.getByRole("button", { name: "New user" }).click()
    await page.getByLabel("E-mail").fill("ben@example.com")
    await page.getByRole("button", { name: "Generate" }).click()
    await page.getByLabel("User metadata").fill('{"team": ')
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("alert").getByText(/JSON/).waitFor()
    await page.getByLabel("User metadata").fill('{"team": "Blue"}')
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("link", { name: "ben@example.com" }).waitFor()
    await page.getByRole("button", { name: "100 sample users" }).click()
    await page.getByText("of 101").waitFor()
    await page.getByLabel("Search users").fill("blue")
    await page.getByText("1–1 of 1").waitFor()
    await page.getByRole("link", { name: "ben@example.com" }).click()
    await page.getByRole("heading", { name: "ben@example.com" }).waitFor()

    await page.getByLabel("User metadata").fill('{"team": "Red"}')
    await page.getByRole("button", { name: "Save user metadata" }).click()
    await page.getByText("Saved.").first().waitFor()
    await page.getByRole("button", { name: "Ban for 24 h" }).click()
    await page.getByRole("button", { name: "Unban" }).waitFor()
    expect((await auth.exportState()).includes('"team":"Red"')).toBe(true)
    await page.getByRole("button", { name: "Delete", exact: true }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click()
    await page.getByText("of 100").waitFor()
    // The page's own requests are not those of an app.
    expect(await auth.journal()).toEqual([])
  })

  it("are selected and banned together", async () => {
    await using visited = await visit(browser, {
      users: ["a", "b", "c"].map((name) => ({ email: `${name}@example.com`, email_confirm: true }))
    })
    const { page } = visited
    await page.getByLabel("Select a@example.com").check()
    await page.getByLabel("Select c@example.com").check()
    await page.getByRole("button", { name: "Ban for 24 h" }).click()
    await page.getByText("Banned 2 for 24 hours.").waitFor()
    await page.getByRole("button", { name: "banned" }).click()
    await page.getByText("1–2 of 2").waitFor()
  })

  it("have sessions, and factors whose codes are those of now", async () => {
    await using visited = await visit(browser, { settings: { GOTRUE_MAILER_AUTOCONFIRM: "true" } })
    const { auth, go, page, post } = visited
    const signedUp = await post("/signup", ann)
    const token = String(signedUp["access_token"])
    const enrolled = await post("/factors", { factor_type: "totp", friendly_name: "My phone" }, token)
    const { id: factor } = enrolled
    const { id: challenge } = await post(`/factors/${String(factor)}/challenge`, {}, token)
    await go(`users/${String(Object(signedUp["user"]).id)}`)
    await page.getByText("My phone").waitFor()
    const code = (await page.locator("section", { hasText: "Factors" }).locator("output.code").innerText()).replace(
      " ",
      ""
    )
    const verified = await post(`/factors/${String(factor)}/verify`, { challenge_id: challenge, code }, token)
    expect(verified["token_type"]).toBe("bearer")
    await page.getByText("aal2").waitFor()
    const shown = page.locator("section", { hasText: "Factors" }).locator("output.code")
    await auth.clock.set("2026-01-01T00:00:00Z")
    await auth.clock.freeze()
    const expected = totp(String(Object(enrolled["totp"]).secret), Date.parse("2026-01-01T00:00:00Z") / 1000)
    await expect.poll(() => shown.innerText()).toBe(`${expected.slice(0, 3)} ${expected.slice(3)}`)
    await auth.clock.reset()
    await expect.poll(() => shown.innerText()).not.toBe(`${expected.slice(0, 3)} ${expected.slice(3)}`)
    await page.getByRole("button", { name: "Copy access token" }).click()
    await page.getByText("Copied a new access token.").waitFor()
    const copied = String(await page.evaluate("navigator.clipboard.readText()"))
    const me = await fetch(`${auth.url}/user`, { headers: { authorization: `Bearer ${copied}` } })
    expect((await me.json()).email).toBe(ann.email)
    await page.getByRole("button", { name: "Decode" }).click()
    await page.getByRole("dialog").getByText('"aal": "aal2"').waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: /Revoke session/ }).click()
    await page.getByText("Not signed in.").waitFor()
    await page.getByRole("button", { name: "Make a link" }).click()
    const link = page.locator("form").getByRole("link", { name: "Open the link" })
    expect(await link.getAttribute("href")).toContain("/verify?token=")
    expect(await link.getAttribute("rel")).toBe("noreferrer")
  })

  it("are a hundred thousand, and found at once", async () => {
    await using visited = await visit(browser)
    const { auth, page } = visited
    await auth.importState(crowd(100_000, await auth.exportState()))
    await page.getByText("of 100,000").waitFor()
    const asked: Array<string> = []
    page.on("request", (request) => asked.push(new URL(request.url()).pathname))
    await page.reload()
    await page.getByText("of 100,000").waitFor()
    // However many there are, one page of them comes, and is shown; a change in the meantime brings it once more.
    expect(asked.filter((path) => path === "/emulator/users").length).toBeLessThanOrEqual(2)
    expect(await page.getByRole("row").count()).toBeLessThanOrEqual(201)
    await page.getByRole("button", { name: "Older" }).click()
    await page.getByText("201–400 of 100,000").waitFor()
    await page.getByLabel("Search users").fill("user99999@")
    await page.getByText("1–1 of 1").waitFor()
  })
})

describe("messages", () => {
  it("are announced with their code, and their link confirms", async () => {
    await using visited = await visit(browser, { settings: { GOTRUE_SITE_URL: "http://127.0.0.1:9/" } })
    const { auth, page, post } = visited
    await page.getByText("No users yet.").waitFor()
    await post("/signup", ann)
    const [message] = await auth.outbox()
    const otp = message?.otp ?? ""
    await page
      .getByRole("status")
      .getByText(`${otp.slice(0, 3)} ${otp.slice(3)}`)
      .waitFor()
    expect(await page.title()).toMatch(/^\(1\) /)
    await page.getByRole("link", { name: /^Outbox/ }).click()
    await page.getByText("Confirm the sign-up").waitFor()
    const opened = page.context().waitForEvent("page")
    await page.getByRole("link", { name: "Open the link" }).click()
    await opened
    await page.getByText("used or replaced").waitFor()
    await page.getByRole("link", { name: "Users" }).click()
    await page.getByRole("link", { name: ann.email, exact: true }).waitFor()
    await expect.poll(() => page.getByText("unconfirmed").count()).toBe(1)
    expect(await auth.exportState()).toMatch(/"email_confirmed_at":"/)
  })

  it("expire with the emulator's clock", async () => {
    await using visited = await visit(browser)
    const { go, page, post } = visited
    await post("/otp", { email: ann.email })
    await go("clock")
    await page.getByText("expires in 24 h").or(page.getByText("expires in 23 h")).waitFor()
    await page.getByRole("button", { name: "Freeze" }).click()
    await page.getByText("frozen").first().waitFor()
    await page.getByRole("button", { name: "+ 25 hours" }).click()
    await page.getByText("25 h ahead of this machine").waitFor()
    await page.getByText("No link or code is open.").waitFor()
    await go("outbox")
    await page.locator("li.expired", { hasText: "expired" }).waitFor()
    await go("clock")
    await page.getByRole("button", { name: "Back to real time" }).click()
    await page.getByText("the time of this machine", { exact: true }).waitFor()
  })
})

describe("requests and faults", () => {
  it("go wrong as planned, and are shown with their responses", async () => {
    await using visited = await visit(browser)
    const { auth, go, page, post } = visited
    await go("faults")
    await page.getByRole("button", { name: "Gateway 502 page" }).click()
    await page.getByRole("rowheader", { name: "error" }).waitFor()
    expect((await fetch(`${auth.url}/settings`)).status).toBe(502)
    await page.getByRole("button", { name: "Remove fault error" }).click()
    await page.getByText("Nothing is planned.").waitFor()
    await post("/token?grant_type=password", ann)
    await go("requests")
    const failed = page.getByRole("row", { name: /\/settings/ })
    await failed.locator(".badge.bad", { hasText: "502" }).waitFor()
    await page.getByRole("button", { name: "4xx" }).click()
    await page.getByRole("link", { name: /\/token/ }).click()
    const detail = page.getByRole("region", { name: "Request", exact: true })
    await detail.getByText('"password": "••••••"').waitFor()
    expect(await detail.innerText()).not.toContain(ann.password)
    await detail.getByRole("button", { name: "Show secrets" }).click()
    await detail.getByText(ann.password).waitFor()
    await detail.getByLabel("Body of the response").getByText("invalid_credentials").waitFor()
    await detail.getByRole("button", { name: /curl/ }).click()
    await page.getByText("Copied it as a curl command.").waitFor()
    expect(await page.evaluate("navigator.clipboard.readText()")).toContain("curl -X POST")
    await detail.getByRole("link", { name: "Plan a fault for it" }).click()
    expect(await page.getByLabel("Path").inputValue()).toBe("/token")
    await page.getByLabel("What happens").selectOption("rateLimited")
    await page.getByLabel("Retry-After, in seconds").fill("7")
    await page.getByRole("button", { name: "Plan", exact: true }).click()
    await page.getByRole("rowheader", { name: "rateLimited" }).waitFor()
    const limited = await fetch(`${auth.url}/token?grant_type=password`, { method: "POST" })
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"])
  })
})

describe("the state", () => {
  it("is exported, reset and imported", async () => {
    await using visited = await visit(browser)
    const { auth, go, page, post } = visited
    await post("/signup", ann)
    const before = await auth.exportState()
    await go("state")
    const downloading = page.waitForEvent("download")
    await page.getByRole("link", { name: "Export" }).click()
    const file = await (await downloading).path()
    await page.getByRole("button", { name: "Reset" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click()
    await page.getByText("All is as it was at the start.").last().waitFor()
    expect(JSON.parse(await auth.exportState()).tables.users).toEqual([])
    await page.getByLabel(/Import/).setInputFiles(file)
    await page.getByRole("dialog").getByRole("button", { name: "Replace" }).click()
    await page.getByText(/^Imported /).waitFor()
    expect((await auth.exportState()) === before).toBe(true)
    await go("users")
    await page.getByRole("link", { name: ann.email, exact: true }).waitFor()
  })
})

describe("the keyboard", () => {
  it("is enough", async () => {
    await using visited = await visit(browser)
    const { page } = visited
    const press = async (...keys: ReadonlyArray<string>) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await press("?")
    await page.getByRole("dialog", { name: "Keyboard" }).waitFor()
    await press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    for (const name of ["ann", "ben"]) {
      await press("n")
      await page.getByRole("dialog").waitFor()
      // From the button that closes the dialog to its first field.
      await press("Tab")
      await page.keyboard.type(`${name}@example.com`)
      await press("Enter")
      await page.getByRole("link", { name: `${name}@example.com` }).waitFor()
    }
    await press("/")
    await page.keyboard.type("ann@")
    await page.getByText("1–1 of 1").waitFor()
    await press("Escape", "j", "Enter")
    await page.getByRole("heading", { name: "ann@example.com" }).waitFor()
    for (const [key, title] of [
      ["o", "Outbox"],
      ["r", "Requests"],
      ["f", "Faults"],
      ["c", "Clock"],
      ["s", "State"],
      ["u", "Users"]
    ] as const) {
      await press("g", key)
      await page.getByRole("heading", { level: 1, name: title }).waitFor()
    }
    await page.getByRole("link", { name: "ann@example.com" }).waitFor()
    await press("j", "j", "k")
    expect(await page.evaluate("document.activeElement.textContent")).toBe("ben@example.com")
  })
})

const screens = ["users", "user", "outbox", "requests", "request", "faults", "clock", "state", "new"]

describe("every screen", () => {
  const views = [
    { name: "light", view: { colorScheme: "light", viewport: { width: 1280, height: 900 } } },
    { name: "dark", view: { colorScheme: "dark", viewport: { width: 1280, height: 900 } } },
    { name: "narrow", view: { colorScheme: "light", viewport: { width: 360, height: 740 } } }
  ] as const
  it.each(views)("is accessible and not too wide: $name", async ({ name, view }) => {
    const settings = { GOTRUE_MAILER_AUTOCONFIRM: "true" }
    const users = Array.from({ length: 12 }, (_, i) => ({
      email: `user${i}@example.com`,
      email_confirm: i % 3 > 0,
      ...(i % 5 === 2 ? { ban_duration: "24h" } : {})
    }))
    await using visited = await visit(browser, { settings, users }, view)
    const { auth, go, page, post } = visited
    const signedUp = await post("/signup", ann)
    await post("/factors", { factor_type: "totp", friendly_name: "My phone" }, String(signedUp["access_token"]))
    await post("/recover", { email: ann.email })
    await post("/otp", { email: "user1@example.com" })
    await post("/token?grant_type=password", { ...ann, password: "wrong" })
    await auth.fail({ kind: "reset", path: "/settings" })
    await fetch(`${auth.url}/settings`).catch(() => undefined)
    await auth.fail({ kind: "error", status: 502, as: "html", path: "/health" })
    for (const screen of screens) {
      const id = String(Object(signedUp["user"]).id)
      await go(
        screen === "user" ? `users/${id}` : screen === "request" ? "requests/5" : screen === "new" ? "users" : screen
      )
      if (screen === "new") await page.getByRole("button", { name: "New user" }).click()
      await page.waitForLoadState("networkidle").catch(() => undefined)
      await screenshot(page, `${screen}-${name}`)
      const wide: unknown = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
      expect([screen, wide]).toEqual([screen, 0])
      await page.evaluate(axe.source)
      const found: unknown = await page.evaluate(
        `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }).then(({ violations }) =>
           violations.map(({ help, id, nodes }) => id + ": " + help + ": " + nodes.map(({ html }) => html).join(" ")))`
      )
      expect([screen, found]).toEqual([screen, []])
    }
  })
})

describe("nothing else runs", () => {
  it("of what users and links bring along", async () => {
    const attack = `<img src=x onerror="document.title='taken'">`
    await using visited = await visit(browser, {
      settings: { GOTRUE_URI_ALLOW_LIST: "**" },
      users: [
        {
          email: ann.email,
          email_confirm: true,
          user_metadata: { name: attack },
          app_metadata: { providers: [attack] }
        }
      ]
    })
    const { auth, go, page, post } = visited
    await page.getByText(attack).waitFor()
    const id = JSON.parse(await auth.exportState()).tables.users[0].id
    await go(`users/${String(id)}`)
    await page.getByRole("heading", { name: ann.email }).waitFor()
    await post(`/otp?${attack}`, { email: attack, data: { name: attack } })
    await go("requests")
    await page.getByRole("link", { name: /otp/ }).click()
    await page.getByRole("region", { name: "Request", exact: true }).waitFor()
    const state = JSON.parse(await auth.exportState())
    const link = "javascript:document.title='taken'"
    const message = { id, kind: "signup", channel: "email", to: attack, user_id: id, link, token: null, otp: "1" }
    state.tables.outbox = [{ ...message, created_at: new Date().toISOString() }]
    await auth.importState(JSON.stringify(state))
    await go("outbox")
    await page.getByText(link).waitFor()
    expect(await page.locator("main a[href^='javascript']").count()).toBe(0)
    expect(await page.locator("img").count()).toBe(0)
    expect(await page.title()).not.toContain("taken")
  })

  it("of what is put into it: its policy forbids scripts, frames and other addresses", async () => {
    await using visited = await visit(browser)
    const { auth, page } = visited
    const page2 = await page.context().newPage()
    await page2.goto(auth.page ?? "")
    const broken: unknown = await page2.evaluate(`new Promise((done) => {
      const seen = []
      addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective))
      const script = document.createElement("script")
      try { script.textContent = "document.title = 'taken'" } catch {}
      document.head.append(script)
      const style = document.createElement("style")
      style.textContent = "*{}"
      document.head.append(style)
      const frame = document.createElement("iframe")
      frame.src = "http://127.0.0.1:9/"
      document.body.append(frame)
      fetch("http://127.0.0.1:9/").catch(() => {
        try { document.body.innerHTML = "<b>x</b>" } catch {}
        setTimeout(() => done(seen.map((each) => each.split("-")[0]).sort()), 50)
      })
    })`)
    expect(new Set(Array.isArray(broken) ? broken : [])).toEqual(new Set(["connect", "frame", "require", "style"]))
    expect(await page2.title()).not.toBe("taken")
    await page2.close()
  })

  it("in a frame of another page", async () => {
    await using visited = await visit(browser)
    const { auth } = visited
    const context = await browser.newContext()
    const page = await context.newPage()
    const framing = `<iframe src="${auth.page ?? ""}"></iframe>`
    await page.route("http://elsewhere.test/", (route) => route.fulfill({ contentType: "text/html", body: framing }))
    const framed = page.waitForResponse((response) => response.url() === auth.page)
    await page.goto("http://elsewhere.test/")
    expect((await framed).status()).toBe(403)
    await context.close()
  })
})

describe("the page", () => {
  it("asks for nothing while it is not seen", async () => {
    await using visited = await visit(browser)
    const { page } = visited
    let asked = 0
    page.on("request", () => asked++)
    const show = (state: string) =>
      page.evaluate(
        `Object.defineProperty(document, "visibilityState", { configurable: true, value: "${state}" });
         document.dispatchEvent(new Event("visibilitychange"))`
      )
    await page.clock.install()
    await show("hidden")
    await page.clock.runFor(60_000)
    expect(asked).toBe(0)
    const next = page.waitForRequest(/changes/)
    await show("visible")
    await next
  })

  it("says that its emulator is gone, and finds the next one", async () => {
    const users = [{ email: "ann@example.com" }]
    const context = await browser.newContext()
    const page = await context.newPage()
    const first = await start({ users })
    await page.goto(first.page ?? "")
    await page.getByRole("link", { name: "ann@example.com" }).waitFor()
    await fetch(`${first.url}/health`)
    const port = Number(new URL(first.url).port)
    await first.stop()
    await page.getByRole("alert").getByText("The emulator does not respond.").waitFor()
    await using second = await start({ port, users: [{ email: "ben@example.com" }] })
    await page.getByRole("link", { name: "ben@example.com" }).waitFor()
    expect(await page.getByRole("link", { name: "ann@example.com" }).count()).toBe(0)
    await page.getByRole("link", { name: "Requests" }).click()
    await page.getByText("No requests yet.").waitFor()
    expect(second.page).toBe(first.page)
    await context.close()
  })
})
