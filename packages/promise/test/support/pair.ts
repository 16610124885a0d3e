/** Two equal emulators, one asked by auth-js and one by us: what both show must be the same. */
import type { GoTrueAdminApi as AuthJsApi } from "@supabase/auth-js"
import * as AuthJs from "@supabase/auth-js"
import type { Fault } from "@gotrue-effect/emulator/promise"
import { start } from "@gotrue-effect/emulator/promise"
import { Predicate } from "effect"
import type { GoTrueAdminApiOptions } from "../../src/index.js"
import { GoTrueAdminApi } from "../../src/index.js"

/** What a request is made of, as a `fetch` sees it. */
interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: unknown
  readonly body: unknown
}

const recording = (inner: typeof fetch, origin: string) => {
  const seen: Array<Seen> = []
  const recorded: typeof fetch = (input, init) => {
    seen.push({
      method: init?.method ?? "",
      url: String(input).replace(origin, ""),
      headers: init?.headers,
      body: init?.body
    })
    return inner(input, init)
  }
  return { seen, recorded }
}

/** An error as its users see it. */
const plainError = (error: unknown): unknown =>
  error instanceof Error
    ? { ...error, class: error.constructor.name, message: error.message, name: error.name, json: JSON.stringify(error) }
    : error

const plain = (result: unknown): unknown =>
  typeof result === "object" && result !== null && "error" in result
    ? { ...result, error: plainError(result.error) }
    : result

export interface Shown {
  readonly result: unknown
  readonly thrown: unknown
  readonly seen: ReadonlyArray<Seen>
}

type Call = (admin: AuthJsApi) => Promise<unknown>

export type Emulator = Awaited<ReturnType<typeof start>>

const idIn = (value: unknown, name: string): string => {
  const member = Predicate.hasProperty(value, name) ? value[name] : undefined
  return Predicate.isString(member) ? member : ""
}

const furnish = async ({ adminKey, fetch, url }: Emulator) => {
  const post = async (path: string, token: string, body: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
    return (await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) })).json()
  }
  const credentials = { email: "eve@example.com", password: "a long password" }
  const user = idIn(await post("/admin/users", adminKey, { ...credentials, email_confirm: true }), "id")
  const token = idIn(await post("/token?grant_type=password", adminKey, credentials), "access_token")
  const factor = idIn(await post("/factors", token, { factor_type: "totp", friendly_name: "app" }), "id")
  return { user, token, factor }
}

const now = "2026-08-20T10:00:00Z"

export const make = async () => {
  const settings = {
    API_EXTERNAL_URL: "http://localhost:9999",
    GOTRUE_OAUTH_SERVER_ENABLED: "true",
    GOTRUE_PASSKEY_ENABLED: "true"
  }
  const [first, second] = await Promise.all([start({ seed: 1, settings }), start({ seed: 1, settings })])
  const emulators = [first, second]

  const side = (emulator: Emulator, api: (options: { url: string } & GoTrueAdminApiOptions) => AuthJsApi) => {
    const headers = { apikey: emulator.adminKey, Authorization: `Bearer ${emulator.adminKey}` }
    return async (options: Partial<GoTrueAdminApiOptions>, call: Call): Promise<Shown> => {
      const { recorded, seen } = recording(options.fetch ?? emulator.fetch, emulator.url)
      const admin = api({ ...options, url: emulator.url, headers, fetch: recorded })
      return call(admin).then(
        (result) => ({ result: plain(result), thrown: undefined, seen }),
        (thrown: unknown) => ({ result: undefined, thrown: plainError(thrown), seen })
      )
    }
  }

  const theirs = side(first, ({ fetch = globalThis.fetch, headers = {}, url }) => {
    return new AuthJs.GoTrueAdminApi({ url, headers, fetch })
  })
  const ours = side(second, (options) => new GoTrueAdminApi(options))

  return {
    emulators,
    both: async (
      call: Call,
      options: Partial<GoTrueAdminApiOptions> = {}
    ): Promise<{ readonly theirs: Shown; readonly ours: Shown }> => ({
      theirs: await theirs(options, call),
      ours: await ours(options, call)
    }),
    /** A user with a session and a second factor, on both: what an admin can't make. */
    furnish: async () => {
      const [furnished] = await Promise.all([furnish(first), furnish(second)])
      return furnished
    },
    /** What goes wrong next, once, for both. */
    fail: (fault: Fault) => Promise.all(emulators.map((emulator) => emulator.fail({ ...fault, times: 1 }))),
    clearFaults: () => Promise.all(emulators.map((emulator) => emulator.clearFaults())),
    /** From here on the same ids, tokens and times, whatever was asked for before. Each step is a second later. */
    step: (number: number) =>
      Promise.all(
        emulators.map(async (emulator) => {
          await emulator.seed(number)
          await emulator.clock.set(new Date(Date.parse(now) + number * 1000))
        })
      ),
    /** Empty, with the same seed and clock. */
    reset: () =>
      Promise.all(
        emulators.map(async (emulator) => {
          await emulator.reset()
          await emulator.clearFaults()
          await emulator.seed(1)
          await emulator.clock.freeze()
          await emulator.clock.set(now)
        })
      ),
    stop: () => Promise.all(emulators.map((emulator) => emulator.stop()))
  }
}
