import type { Running } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import { AuthClient } from "@supabase/auth-js"
import { build } from "esbuild"
import type { IncomingMessage, Server } from "node:http"
import { createServer } from "node:http"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { chromium } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest"
import { code } from "../support/totp.js"

// A whole app on supabase-js, against the emulator: a page in a browser, and a server whose routes check tokens.

let browser: Browser
let context: BrowserContext
let page: Page
let auth: Running
let server: Server
let app = ""

/** The page of the app. Its title says who is signed in, and how well. */
const pageOf = (url: string, key: string) => `
  import { createClient } from "@supabase/supabase-js"
  const client = createClient("${url}", "${key}", { auth: { flowType: "pkce" } })
  const { auth } = client
  window.auth = auth
  window.redirectTo = location.origin + "/"
  window.api = async () => {
    const { data } = await auth.getSession()
    const headers = { authorization: "Bearer " + data.session?.access_token }
    const response = await fetch("/api/me", { headers })
    return [response.status, await response.json()]
  }
  const show = async () => {
    const { data } = await auth.getUser()
    const { data: level } = await auth.mfa.getAuthenticatorAssuranceLevel()
    document.title = data.user ? data.user.email + " " + level.currentLevel : "nobody"
  }
  auth.onAuthStateChange(() => setTimeout(show, 0))
  await auth.getSession()
  await show()`

/** The server of the app: whoever has a good token may ask who they are, and only the second level may ask for more. */
const me = async (client: InstanceType<typeof AuthClient>, { headers }: IncomingMessage) => {
  const token = headers.authorization?.replace(/^Bearer /, "") ?? ""
  const { data, error } = await client.getClaims(token).catch((error: unknown) => ({ data: null, error }))
  if (error !== null || data === null) return { status: 401, body: { error: "who are you?" } }
  const { aal, email, plan } = data.claims
  return { status: 200, body: { aal, email, plan } }
}

beforeAll(async () => {
  const executablePath = process.env["CHROMIUM"]
  if (executablePath === undefined) throw new Error("CHROMIUM names no browser: run packages/tooling/src/browser.mjs")
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
  let script = ""
  let client: InstanceType<typeof AuthClient> | undefined
  server = createServer((request, response) => {
    if (request.url === "/api/me" && client !== undefined) {
      void me(client, request).then(({ body, status }) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
      })
      return
    }
    response.setHeader("content-type", request.url === "/app.js" ? "text/javascript" : "text/html")
    response.end(request.url === "/app.js" ? script : '<title></title><script type="module" src="/app.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const address = server.address()
  app = `http://localhost:${typeof address === "object" ? address?.port : ""}`
  auth = await start({
    gateway: true,
    jwt: "ES256",
    providers: ["google"],
    hooks: {
      customAccessToken: ({ claims }) => ({
        claims: { ...claims, plan: String(claims["email"]).endsWith("@paying.example") ? "pro" : "free" }
      })
    },
    settings: { GOTRUE_SITE_URL: app, GOTRUE_URI_ALLOW_LIST: `${app}/**` }
  })
  // The part of supabase-js that a server needs. Its whole client wants a WebSocket, which Node 20 has not.
  client = new AuthClient({
    url: auth.url,
    headers: { apikey: auth.publishableKey },
    persistSession: false,
    autoRefreshToken: false
  })
  const { outputFiles } = await build({
    stdin: { contents: pageOf(auth.origin, auth.publishableKey), resolveDir: import.meta.dirname },
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

beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  await page.goto(app)
  await titled("nobody")
})

afterEach(() => context.close())

const titled = (title: string) => page.waitForFunction((wanted) => document.title === wanted, title)

it("signs somebody up by a link in a mail, and raises the session by an authenticator app", async () => {
  const email = "ann@paying.example"
  expect(await page.evaluate("api()")).toEqual([401, { error: "who are you?" }])
  const signedUp = await page.evaluate(
    `auth.signUp({ email: "${email}", password: "correct horse", options: { emailRedirectTo: redirectTo } })
      .then(({ data, error }) => [data.session, error])`
  )
  expect(signedUp).toEqual([null, null])

  const [mail] = await auth.outbox()
  expect(mail).toMatchObject({ to: email })
  await page.goto(mail?.link ?? "")
  await titled(`${email} aal1`)
  expect(await page.evaluate("api()")).toEqual([200, { aal: "aal1", email, plan: "pro" }])

  const secret = await page.evaluate<string>(`auth.mfa.enroll({ factorType: "totp" }).then(({ data }) => {
    window.factorId = data.id
    return data.totp.secret
  })`)
  const verify = (digits: string) =>
    page.evaluate(`auth.mfa.challengeAndVerify({ factorId, code: "${digits}" }).then(({ error }) => error?.code)`)
  const now = (await auth.clock.now()).getTime() / 1000
  expect(await verify(code(secret, now) === "000000" ? "000001" : "000000")).toBe("mfa_verification_failed")
  expect(await verify(code(secret, now))).toBeUndefined()
  await titled(`${email} aal2`)
  expect(await page.evaluate("api()")).toEqual([200, { aal: "aal2", email, plan: "pro" }])
})

it("signs somebody in through a provider, and a token that has expired is none", async () => {
  await page.evaluate(`void auth.signInWithOAuth({ provider: "google", options: { redirectTo } })`)
  await page.getByRole("textbox", { name: "E-mail address" }).fill("bob@example.com")
  await page.getByRole("button", { name: "Sign in" }).click()
  await titled("bob@example.com aal1")
  expect(await page.evaluate("api()")).toEqual([200, { aal: "aal1", email: "bob@example.com", plan: "free" }])

  const { access_token } = await auth.signInAs("bob@example.com", { ago: "2 hours" })
  const response = await fetch(`${app}/api/me`, { headers: { authorization: `Bearer ${access_token}` } })
  expect(response.status).toBe(401)
})
