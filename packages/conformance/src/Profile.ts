/** How a server is set up: what scenarios may rely on. Most hold for a server that has everything on. */

/** Settings by the server's own environment names, beside those of a deployment as it comes. */
interface Settings {
  readonly [name: string]: string
}

/** What is open to all kinds of users and has all features on. */
const open: Settings = {
  GOTRUE_EXTERNAL_PHONE_ENABLED: "true",
  GOTRUE_MFA_TOTP_ENROLL_ENABLED: "true",
  GOTRUE_MFA_TOTP_VERIFY_ENABLED: "true",
  GOTRUE_MFA_PHONE_ENROLL_ENABLED: "true",
  GOTRUE_OAUTH_SERVER_ENABLED: "true",
  GOTRUE_RATE_LIMIT_EMAIL_SENT: "100000",
  GOTRUE_RATE_LIMIT_VERIFY: "100000",
  GOTRUE_RATE_LIMIT_TOKEN_REFRESH: "100000"
}

export const profiles = {
  open,
  /** The same, and lists go by cursor where they are asked to: all that holds for `open` holds here too. */
  cursors: { ...open, GOTRUE_EXPERIMENTAL_CURSOR_PAGINATION_ENABLED: "true" },
  /** What can be switched off is off, and what can be limited is at its limit. */
  closed: {
    GOTRUE_DISABLE_SIGNUP: "true",
    GOTRUE_OAUTH_SERVER_ENABLED: "false",
    GOTRUE_CUSTOM_OAUTH_ENABLED: "false",
    GOTRUE_SAML_ENABLED: "false",
    GOTRUE_PASSKEY_ENABLED: "false",
    GOTRUE_AUDIT_LOG_DISABLE_POSTGRES: "true",
    GOTRUE_MAILER_SECURE_EMAIL_CHANGE_ENABLED: "false",
    GOTRUE_EXTERNAL_EMAIL_AUTHORIZED_ADDRESSES: "staff@example.com",
    GOTRUE_RATE_LIMIT_EMAIL_SENT: "0",
    GOTRUE_PASSWORD_MIN_LENGTH: "8",
    GOTRUE_PASSWORD_REQUIRED_CHARACTERS: "abcdefghijklmnopqrstuvwxyz:0123456789",
    GOTRUE_SESSIONS_TIMEBOX: "1ms"
  },
  /** Users may sign in with passkeys, from one origin. */
  passkeys: {
    ...open,
    GOTRUE_PASSKEY_ENABLED: "true",
    GOTRUE_WEBAUTHN_RP_ID: "localhost",
    GOTRUE_WEBAUTHN_RP_DISPLAY_NAME: "Example",
    GOTRUE_WEBAUTHN_RP_ORIGINS: "http://localhost:3000"
  },
  /** There may be one custom provider. */
  quota: { ...open, GOTRUE_CUSTOM_OAUTH_MAX_PROVIDERS: "1" }
} satisfies Record<string, Settings>

export type Profile = keyof typeof profiles

export const names: ReadonlyArray<Profile> = ["open", "cursors", "closed", "passkeys", "quota"]

/** Whether what is written for one profile holds for a server of another. */
export const holds = (written: Profile, server: Profile): boolean =>
  written === server || (written === "open" && server === "cursors")
