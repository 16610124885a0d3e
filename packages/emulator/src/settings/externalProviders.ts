import type { Reader } from "./reader.js"

/** The providers that `/settings` lists first. */
export const shownProviders = [
  "apple",
  "azure",
  "bitbucket",
  "discord",
  "facebook",
  "snapchat",
  "figma",
  "fly",
  "github",
  "gitlab",
  "google",
  "keycloak",
  "kakao",
  "linkedin",
  "linkedin_oidc",
  "notion",
  "spotify",
  "slack",
  "slack_oidc",
  "workos",
  "twitch",
  "twitter"
]

const providers = [...shownProviders, "vercel_marketplace", "x", "zoom"]

const readProvider = (read: Reader, name: string, standsIn: boolean, callback: string) => {
  const setting = `GOTRUE_EXTERNAL_${name.toUpperCase()}`
  return {
    enabled: read.flag(`${setting}_ENABLED`, standsIn),
    clientIds: read.list(`${setting}_CLIENT_ID`, standsIn ? ["emulated"] : []),
    secret: read.text(`${setting}_SECRET`, standsIn ? "emulated" : ""),
    redirectUri: read.text(`${setting}_REDIRECT_URI`, standsIn ? callback : ""),
    url: read.text(`${setting}_URL`)
  }
}

/** What the settings say of a provider that the server knows by name. */
export interface ProviderSettings extends ReturnType<typeof readProvider> {}

/** The settings of each of them; those with a stand-in are enabled, and lead back to `callback`, unless something else is set. */
export const readProviders = (
  read: Reader,
  standIns: ReadonlySet<string>,
  callback: string
): ReadonlyMap<string, ProviderSettings> =>
  new Map(providers.map((name) => [name, readProvider(read, name, standIns.has(name), callback)]))

/** The providers for which the emulator stands in, of those that the server knows by name. */
export const readStandIns = (read: Reader): ReadonlySet<string> => read.some("EMULATOR_PROVIDERS", providers)

/** What is missing for somebody to be sent there. */
export const providerProblem = (settings: ProviderSettings): string | undefined => {
  if (!settings.enabled) return "provider is not enabled"
  if (settings.clientIds.length === 0) return "missing OAuth client ID"
  if (settings.secret === "") return "missing OAuth secret"
  return settings.redirectUri === "" ? "missing redirect URI" : undefined
}
