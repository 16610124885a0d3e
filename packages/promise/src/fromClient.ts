/** The class in place of the one that a client of supabase-js has. */
import { isRecord, isString } from "@gotrue-effect/core/predicate"
import { GoTrueAdminApi } from "./GoTrueAdminApi.js"
import type { GoTrueAdminApiOptions } from "./models/Options.js"

const isFetch = (value: unknown): value is typeof fetch => typeof value === "function"

const areHeaders = (value: unknown): value is { [key: string]: string } => isRecord(value)

/**
 * The function that auth-js makes without a `fetch` of the program. Then the transport of the runtime sends, which reads the
 * global `fetch` as well. In doubt, the client's `fetch` sends.
 */
const readsGlobal = (fetch: unknown): boolean =>
  /^\(\.\.\.(\w+)\)\s*=>\s*fetch\(\.\.\.\1\)$/.test(Function.prototype.toString.call(fetch))

/**
 * The classic admin class with the URL, the headers and the `fetch` of a client of supabase-js, `global.headers` and
 * `global.fetch` included. It shares no session with the client.
 *
 * They are read from `client.auth`, so the client may have this class in place of its own already. It works with every
 * version from 2.40.
 *
 * @example
 * ```ts no-run: needs supabase-js
 * import { fromClient } from "@gotrue-effect/promise"
 * import { createClient } from "@supabase/supabase-js"
 *
 * const client = createClient("https://project.supabase.co", "sb_secret_…")
 * client.auth.admin = fromClient(client)
 * ```
 *
 * @param client - a client of supabase-js that has no option `accessToken`: such a client lets nobody read its `auth`
 * @param options - of the class; they win over what the client has
 *
 * @since 0.2.0
 * @category conversions
 */
export const fromClient = <Throws extends boolean = false>(
  client: { readonly auth: object },
  options: Partial<GoTrueAdminApiOptions<Throws>> = {}
): GoTrueAdminApi<Throws> => {
  const member = (name: string): unknown => Reflect.get(client.auth, name)
  const [fetch, headers, url] = [member("fetch"), member("headers"), member("url")]
  return new GoTrueAdminApi<Throws>({
    ...(isFetch(fetch) && !readsGlobal(fetch) ? { fetch } : {}),
    ...(areHeaders(headers) ? { headers } : {}),
    ...options,
    url: options.url ?? (isString(url) ? url : "")
  })
}
