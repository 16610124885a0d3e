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

const readProvider = (read: Reader, name: string) => {
  const setting = `GOTRUE_EXTERNAL_${name.toUpperCase()}`
  return {
    enabled: read.flag(`${setting}_ENABLED`),
    clientIds: read.list(`${setting}_CLIENT_ID`),
    secret: read.text(`${setting}_SECRET`),
    redirectUri: read.text(`${setting}_REDIRECT_URI`),
    url: read.text(`${setting}_URL`)
  }
}

/** What the settings say of a provider that the server knows by name. */
export interface ProviderSettings extends ReturnType<typeof readProvider> {}

export const readProviders = (read: Reader): ReadonlyMap<string, ProviderSettings> =>
  new Map(providers.map((name) => [name, readProvider(read, name)]))

/** What is missing for somebody to be sent there. */
export const providerProblem = (settings: ProviderSettings): string | undefined => {
  if (!settings.enabled) return "provider is not enabled"
  if (settings.clientIds.length === 0) return "missing OAuth client ID"
  if (settings.secret === "") return "missing OAuth secret"
  return settings.redirectUri === "" ? "missing redirect URI" : undefined
}
