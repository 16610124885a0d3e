/**
 * Bridges between the classic class and the Effect API, for programs that use both. They need `effect` and
 * `@gotrue-effect/admin`, either edition of it, with Effect 3 or Effect 4; the rest of this package does not.
 */
import { layerTransport } from "@gotrue-effect/admin/GoTrueAdmin"
import type { GoTrueAdmin, Service } from "@gotrue-effect/admin/GoTrueAdmin"
import type { InvalidApiKey, InvalidInput } from "@gotrue-effect/admin/AdminError"
import * as Transport from "@gotrue-effect/admin/Transport"
import type * as Layer from "effect/Layer"
import { Api } from "./GoTrueAdminApi.js"
import type { GoTrueAdminApi } from "./GoTrueAdminApi.js"
import * as Settings from "./call/settings.js"
import * as OverService from "./methods/overService.js"
import type { Class } from "./models/nominal.js"
import { nominal } from "./models/nominal.js"
import type { GoTrueAdminApiOptions } from "./models/Options.js"

const ApiOverService = /* @__PURE__ */ nominal<Class<ConstructorParameters<typeof Api>, GoTrueAdminApi>>(Api)

/**
 * The classic class over a service of the Effect API, with its transport, retries, time limits and spans.
 *
 * The service validates the input and redacts the server's messages, as usual.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromService = (
  service: Service,
  options: Pick<GoTrueAdminApiOptions, "throwOnError"> = {}
): GoTrueAdminApi => new ApiOverService(OverService.make(service, Settings.make({ ...options, url: "" })))

const without = (headers: Readonly<Record<string, string>>, names: ReadonlyArray<string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())))

const find = (headers: Readonly<Record<string, string>>, wanted: string) =>
  Object.entries(headers)
    .find(([name]) => name.toLowerCase() === wanted)?.[1]
    .trim()

/**
 * The service of the Effect API as a layer, from the options of the classic class. The key is the one in the headers.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toLayer = ({
  fetch,
  headers = {},
  url
}: Pick<GoTrueAdminApiOptions, "fetch" | "headers" | "url">): Layer.Layer<GoTrueAdmin, InvalidApiKey | InvalidInput> =>
  layerTransport(Transport.fetch(fetch), {
    url,
    key: find(headers, "apikey") ?? find(headers, "authorization")?.replace(/^Bearer /, "") ?? "",
    headers: without(headers, ["apikey", "authorization"])
  })
