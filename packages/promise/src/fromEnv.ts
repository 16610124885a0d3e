/** The class, set up by the environment. */
import * as ApiKey from "@gotrue-effect/core/key/apiKey"
import { isString } from "@gotrue-effect/core/predicate"
import { attempt, getOrElse } from "@gotrue-effect/core/result"
import { GoTrueAdminApi } from "./GoTrueAdminApi.js"
import type { GoTrueAdminApiOptions } from "./models/Options.js"

/**
 * The variables of the environment.
 *
 * @since 0.2.0
 * @category options
 */
export interface Environment {
  readonly [name: string]: unknown
}

const keyNames = ["SUPABASE_SECRET_KEY", "SUPABASE_SERVICE_ROLE_KEY"]

/** `process` is read only here: other runtimes have none, or ask before they show it. */
const ofProcess = (): Environment =>
  getOrElse(
    attempt((): Environment => globalThis.process.env),
    {}
  )

const read = (env: Environment, name: string): string => {
  const value = getOrElse(
    attempt(() => env[name]),
    undefined
  )
  return isString(value) ? value.trim() : ""
}

const sayings: Readonly<Record<ApiKey.Problem, string>> = {
  empty: `neither ${keyNames.join(" nor ")} is set`,
  quoted: "the key is in quotation marks, which are not part of it",
  placeholder: 'the key is a placeholder, such as "undefined" or "your-key"',
  malformed: "the key has characters that no header can have",
  publishable: "the key is the publishable one, which can't call the admin API",
  anon: "the key is the anon key, which can't call the admin API"
}

const problemOf = (url: string, key: string): string | undefined => {
  const problem = ApiKey.problemOf(key)
  return url === "" ? "Invalid URL: SUPABASE_URL is not set" : problem && `Invalid value: ${sayings[problem]}`
}

const serverOf = (url: string): string => {
  let end = url.length
  while (url[end - 1] === "/") end--
  const project = url.slice(0, end)
  return project.endsWith("/auth/v1") ? project : `${project}/auth/v1`
}

/**
 * The classic admin class with the usual environment variables of Supabase: `SUPABASE_URL`, the URL of the project, and
 * `SUPABASE_SECRET_KEY`, or else `SUPABASE_SERVICE_ROLE_KEY`.
 *
 * It can be made where a module is loaded, during a build too: if a variable is missing or the key can't call the admin
 * API, each call returns an `AuthRetryableFetchError` that says so, and nothing is sent.
 *
 * @example
 * ```ts
 * import { fromEnv } from "@gotrue-effect/promise"
 *
 * const { error } = await fromEnv({ env: { SUPABASE_URL: "http://localhost:54321" } }).listUsers()
 * console.log(error?.message) // => Invalid value: neither SUPABASE_SECRET_KEY nor SUPABASE_SERVICE_ROLE_KEY is set
 * ```
 *
 * @param options - of the class, and `env`, the variables: `process.env` by default; on Cloudflare Workers, the second
 *   parameter of `fetch`
 *
 * @since 0.2.0
 * @category conversions
 */
export const fromEnv = <Throws extends boolean = false>({
  env = ofProcess(),
  ...options
}: Partial<GoTrueAdminApiOptions<Throws>> & { env?: Environment | undefined } = {}): GoTrueAdminApi<Throws> => {
  const url = read(env, "SUPABASE_URL")
  const key = keyNames.map((name) => read(env, name)).find((value) => value !== "") ?? ""
  const problem = problemOf(url, key)
  const { apikey = "", authorization } = ApiKey.headers(key, { secretKeyAsBearer: false })
  return new GoTrueAdminApi<Throws>({
    ...options,
    ...(problem === undefined ? {} : { fetch: () => Promise.reject(new TypeError(problem)) }),
    url: serverOf(url),
    headers: { apikey, ...(authorization === undefined ? {} : { Authorization: authorization }), ...options.headers }
  })
}
