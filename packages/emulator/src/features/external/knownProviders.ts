/** A provider that the server knows by name, as far as a browser sees that is sent there. */
interface ExternalProvider {
  readonly host: string
  readonly path: string
  readonly scopes: ReadonlyArray<string>
  /** Whether a caller's scopes come on top of them. */
  readonly addsScopes: boolean
  /** Whether the settings can name another host. */
  readonly movable: boolean
  /** Whether it wants a code challenge of the server's own. */
  readonly pkce: boolean
  /** What is asked in place of the caller's own parameters. */
  readonly instead: ReadonlyArray<readonly [name: string, value: string]> | undefined
}

const provider = (
  host: string,
  path: string,
  scopes: ReadonlyArray<string>,
  given: Partial<ExternalProvider> = {}
): ExternalProvider => ({
  host,
  path,
  scopes,
  addsScopes: true,
  movable: true,
  pkce: false,
  instead: undefined,
  ...given
})

const noScopes = { addsScopes: false }
const openId = ["profile", "email", "openid"]
const snapchatApi = "https://auth.snapchat.com/oauth2/api/user"

/** Twitter is left out: the server would first have to request a token from it. */
const providers: { readonly [name: string]: ExternalProvider } = {
  apple: provider("appleid.apple.com", "/auth/authorize", ["email", "name"], {
    addsScopes: false,
    movable: false,
    instead: [["response_mode", "form_post"]]
  }),
  azure: provider("login.microsoftonline.com/common", "/oauth2/v2.0/authorize", ["openid"]),
  bitbucket: provider("bitbucket.org", "/site/oauth2/authorize", ["account", "email"], noScopes),
  discord: provider("discord.com", "/api/oauth2/authorize", ["email", "identify"]),
  facebook: provider("www.facebook.com", "/dialog/oauth", ["email"]),
  figma: provider("www.figma.com", "/oauth", ["current_user:read"]),
  fly: provider("api.fly.io", "/oauth/authorize", ["read"]),
  github: provider("github.com", "/login/oauth/authorize", ["user:email"]),
  gitlab: provider("gitlab.com", "/oauth/authorize", ["read_user"]),
  google: provider("accounts.google.com", "/o/oauth2/v2/auth", ["email", "profile"], { movable: false }),
  kakao: provider("kauth.kakao.com", "/oauth/authorize", ["account_email", "profile_image", "profile_nickname"]),
  keycloak: provider("", "/protocol/openid-connect/auth", ["profile", "email"]),
  linkedin: provider("api.linkedin.com", "/oauth/v2/authorization", ["r_emailaddress", "r_liteprofile"]),
  linkedin_oidc: provider("api.linkedin.com", "/oauth/v2/authorization", ["openid", "email", "profile"]),
  notion: provider("api.notion.com", "/v1/oauth/authorize", [], noScopes),
  slack: provider("slack.com", "/oauth/authorize", openId),
  slack_oidc: provider("slack.com", "/openid/connect/authorize", openId),
  snapchat: provider("accounts.snapchat.com", "/accounts/oauth2/auth", [
    `${snapchatApi}.external_id`,
    `${snapchatApi}.display_name`,
    `${snapchatApi}.bitmoji.avatar`
  ]),
  spotify: provider("accounts.spotify.com", "/authorize", ["user-read-email"]),
  twitch: provider("id.twitch.tv", "/oauth2/authorize", ["user:read:email"]),
  vercel_marketplace: provider("api.vercel.com", "/oauth/v2/authorization", []),
  workos: provider("api.workos.com", "/sso/authorize", [], noScopes),
  x: provider("x.com", "/i/oauth2/authorize", ["users.email", "tweet.read", "users.read", "offline.access"], {
    pkce: true
  }),
  zoom: provider("zoom.us", "/oauth/authorize", [], noScopes)
}

export const findExternalProvider = (name: string): ExternalProvider | undefined =>
  Object.hasOwn(providers, name) ? providers[name] : undefined

/** Where a provider takes sign-ins. Undefined where only the settings could say and do not. */
export const externalEndpoint = ({ host, movable, path }: ExternalProvider, url: string): string | undefined => {
  if (movable && url !== "") return `${url.replace(/\/$/, "")}${path}`
  return host === "" ? undefined : `https://${host}${path}`
}

/** The scopes that a provider is asked for. */
export const externalScopes = ({ addsScopes, scopes }: ExternalProvider, requested: string): ReadonlyArray<string> =>
  addsScopes && requested !== "" ? [...scopes, ...requested.split(",")] : scopes
