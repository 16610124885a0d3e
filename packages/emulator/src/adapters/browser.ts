/** What a browser keeps of a session: the two forms in which the clients look for it. */
import type { Person, Session, SignIn } from "../control/signIn/session.js"

/**
 * An entry of a browser's storage.
 *
 * @since 0.2.0
 * @category models
 */
export interface Stored {
  readonly name: string
  readonly value: string
}

/**
 * A session as it is stored: for supabase-js in `localStorage`, for `@supabase/ssr` in cookies.
 *
 * @since 0.2.0
 * @category models
 */
export interface StoredSession {
  readonly localStorage: ReadonlyArray<Stored>
  readonly cookies: ReadonlyArray<Stored>
}

/** So many characters of a value are in one cookie. */
const cookieSize = 3180

const base64Url = (text: string): string => {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("")
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

const pieces = ({ name, value }: Stored): ReadonlyArray<Stored> =>
  value.length <= cookieSize
    ? [{ name, value }]
    : Array.from({ length: Math.ceil(value.length / cookieSize) }, (_, i) => ({
        name: `${name}.${i}`,
        value: value.slice(i * cookieSize, (i + 1) * cookieSize)
      }))

/**
 * What a browser has stored that is signed in: supabase-js looks into `localStorage`, and `@supabase/ssr` into cookies, whose
 * value is `base64-…` and is cut into pieces when it is long. Both use the name `sb-<first part of the host>-auth-token`.
 *
 * `url` is what the app gives `createClient` for a URL.
 *
 * @example
 * ```ts
 * import { start, storedSession } from "@gotrue-effect/emulator/promise"
 *
 * await using auth = await start({ gateway: true })
 * const session = await auth.signInAs("ann@example.com")
 * const { cookies, localStorage } = storedSession(session, auth.origin)
 * console.log(localStorage[0]?.name) // => sb-127-auth-token
 * console.log(cookies[0]?.value.startsWith("base64-")) // => true
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const storedSession = (session: Session, url: string): StoredSession => {
  const name = `sb-${new URL(url).hostname.split(".")[0]}-auth-token`
  const value = JSON.stringify(session)
  return { localStorage: [{ name, value }], cookies: pieces({ name, value: `base64-${base64Url(value)}` }) }
}

/**
 * A page of Playwright, as far as somebody is signed in there.
 *
 * @since 0.2.0
 * @category models
 */
export interface Page {
  readonly context: () => {
    readonly addCookies: (
      cookies: Array<{ name: string; value: string; url: string; sameSite: "Lax" }>
    ) => Promise<unknown>
    readonly addInitScript: (script: { content: string }) => Promise<unknown>
  }
}

/**
 * Where somebody signs in, and how.
 *
 * @since 0.2.0
 * @category models
 */
export interface PageSignIn extends SignIn {
  /** The origin of the app, such as `http://localhost:3000`. */
  readonly app: string
  /** Where an emulator listens, such as `http://127.0.0.1:9999`, or one that runs in this process. */
  readonly emulator: string | { readonly origin: string; readonly signInAs: SignInAs }
  /** What the app gives `createClient` for a URL. Default: where the emulator listens. */
  readonly url?: string | undefined
}

type SignInAs = (user: Person, options?: SignIn) => Promise<Session>

const sessionsOf =
  (origin: string): SignInAs =>
  (user, options) =>
    fetch(new URL("/emulator/session", origin), { method: "POST", body: JSON.stringify({ user, ...options }) }).then(
      (response) =>
        response.ok
          ? response.json()
          : response
              .text()
              .then((text) => Promise.reject(new Error(`The emulator responded ${response.status} ${text}`)))
    )

/** Runs before the scripts of each page, and must not sign in who has signed out. */
const script = (app: string, stored: ReadonlyArray<Stored>): string => {
  const mark = JSON.stringify(`signed in ${stored.map(({ value }) => value.slice(-12)).join()}`)
  const [origin, entries] = [JSON.stringify(new URL(app).origin), JSON.stringify(stored)]
  return `if (location.origin === ${origin} && sessionStorage.getItem(${mark}) === null) {
  sessionStorage.setItem(${mark}, "")
  for (const { name, value } of ${entries}) localStorage.setItem(name, value)
}`
}

/**
 * Signs a user in for a page of Playwright and all others of its context, before they are loaded: by a session in
 * `localStorage` and in cookies, so that apps with supabase-js and with `@supabase/ssr` find it.
 *
 * Rejects when the emulator has no session for the user.
 *
 * @example
 * ```ts no-run: a test of Playwright
 * import { test } from "@playwright/test"
 * import { signInAs } from "@gotrue-effect/emulator/promise"
 *
 * test("Ann sees her dashboard", async ({ page }) => {
 *   await signInAs(page, "ann@example.com", { app: "http://localhost:3000", emulator: "http://127.0.0.1:9999" })
 *   await page.goto("http://localhost:3000/dashboard")
 * })
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const signInAs = (
  page: Page,
  user: Person,
  { app, emulator, url, ...options }: PageSignIn
): Promise<Session> => {
  const [origin, signIn] =
    typeof emulator === "string" ? [emulator, sessionsOf(emulator)] : [emulator.origin, emulator.signInAs]
  return signIn(user, options).then((session) => {
    const { cookies, localStorage } = storedSession(session, url ?? origin)
    const context = page.context()
    return context
      .addCookies(cookies.map((cookie) => ({ ...cookie, url: new URL(app).origin, sameSite: "Lax" })))
      .then(() => context.addInitScript({ content: script(app, localStorage) }))
      .then(() => session)
  })
}
