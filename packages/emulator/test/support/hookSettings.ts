import { secrets } from "./hookReceiver.js"

const hooks = [
  "SEND_EMAIL",
  "SEND_SMS",
  "CUSTOM_ACCESS_TOKEN",
  "MFA_VERIFICATION_ATTEMPT",
  "PASSWORD_VERIFICATION_ATTEMPT",
  "BEFORE_USER_CREATED",
  "AFTER_USER_CREATED"
]

/** Every hook by URL, with two secrets. */
export const hookSettings = (port: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    hooks.flatMap((hook) => [
      [`GOTRUE_HOOK_${hook}_ENABLED`, "true"],
      [`GOTRUE_HOOK_${hook}_URI`, `http://127.0.0.1:${port}/${hook}`],
      [`GOTRUE_HOOK_${hook}_SECRETS`, secrets]
    ])
  )

const open = {
  GOTRUE_JWT_SECRET: "super-secret-jwt-token-with-at-least-32-characters-long",
  GOTRUE_JWT_EXP: "3600",
  GOTRUE_JWT_AUD: "authenticated",
  GOTRUE_JWT_DEFAULT_GROUP_NAME: "authenticated",
  GOTRUE_JWT_ISSUER: "http://127.0.0.1:9999",
  API_EXTERNAL_URL: "http://127.0.0.1:9999",
  GOTRUE_SITE_URL: "http://localhost:3000",
  GOTRUE_EXTERNAL_PHONE_ENABLED: "true",
  GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true",
  GOTRUE_MFA_PHONE_ENROLL_ENABLED: "true",
  GOTRUE_MFA_PHONE_VERIFY_ENABLED: "true",
  GOTRUE_MFA_PHONE_MAX_FREQUENCY: "1s",
  GOTRUE_RATE_LIMIT_EMAIL_SENT: "100000",
  GOTRUE_RATE_LIMIT_SMS_SENT: "100000",
  GOTRUE_SMTP_MAX_FREQUENCY: "1s",
  GOTRUE_SMS_MAX_FREQUENCY: "1s"
}

/** How a server is set up, beside its hooks. */
export const profiles = {
  open,
  /** Who signs up is confirmed at once, and a new address needs one confirmation only. */
  confirmed: {
    ...open,
    GOTRUE_MAILER_AUTOCONFIRM: "true",
    GOTRUE_SMS_AUTOCONFIRM: "true",
    GOTRUE_MAILER_SECURE_EMAIL_CHANGE_ENABLED: "false",
    GOTRUE_EXTERNAL_WEB3_SOLANA_ENABLED: "true"
  }
} as const
