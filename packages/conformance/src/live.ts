/** A server that runs already, named by the environment. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { names } from "./Profile.js"
import type { Settings } from "./Target.js"
import * as Version from "./Version.js"

const environment = Config.all({
  url: Config.option(Config.string("GOTRUE_URL")),
  jwtSecret: Config.option(Config.string("GOTRUE_JWT_SECRET")),
  profile: Config.string("GOTRUE_PROFILE").pipe(Config.withDefault("open"))
})

const Health = Schema.parseJson(Schema.Struct({ version: Schema.String }))

/** The version that the server says it has. */
const versionOf = (url: string) =>
  Effect.gen(function* () {
    const client = yield* HttpClient.HttpClient
    const response = yield* client.get(`${url}/health`)
    const { version } = yield* Schema.decodeUnknown(Health)(yield* response.text)
    return Version.parse(version)
  })

/** `None` without `GOTRUE_URL`; with it, `GOTRUE_JWT_SECRET` must be there too. `GOTRUE_PROFILE` says how it is set up. */
export const live = Effect.gen(function* () {
  const { jwtSecret, profile: named, url } = yield* environment
  if (Option.isNone(url)) return Option.none<Settings>()
  const profile = names.find((name) => name === named)
  if (profile === undefined)
    return yield* Effect.fail(`GOTRUE_PROFILE is ${named}, and not one of ${names.join(", ")}.`)
  const client = yield* HttpClient.HttpClient
  const base = url.value.replace(/\/$/, "")
  const version = yield* versionOf(base)
  return Option.some<Settings>({
    name: `${url.value}, ${version === undefined ? "a version unknown" : Version.show(version)}, ${profile}`,
    profile,
    version,
    url: base,
    jwtSecret: yield* Option.match(jwtSecret, {
      onNone: () => Config.string("GOTRUE_JWT_SECRET"),
      onSome: Effect.succeed
    }),
    client
  })
}).pipe(Effect.provide(FetchHttpClient.layer))
