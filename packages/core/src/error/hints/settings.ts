/** What the settings of the project do not allow. */
import type { Hint } from "./hint.js"

const middleware = "`internal/api/middleware.go`"

export const settings: ReadonlyArray<Hint> = [
  {
    codes: ["signup_disabled"],
    messages: ["Signups not allowed for this instance"],
    cause: "New users cannot sign up by themselves (GOTRUE_DISABLE_SIGNUP).",
    solution:
      "`createUser` and `inviteUserByEmail` work all the same; else allow it: Authentication → Sign In / Providers.",
    source: "`internal/api/signup.go`, `external.go`"
  },
  {
    codes: ["email_provider_disabled"],
    messages: ["Email signups are disabled", "Email logins are disabled", "Login with magic link is disabled"],
    cause: "Signing in with e-mail is switched off (GOTRUE_EXTERNAL_EMAIL_ENABLED, or its magic links).",
    solution: "Switch it on: Authentication → Sign In / Providers → Email.",
    source: "`internal/api/signup.go`, `token.go`, `magic_link.go`"
  },
  {
    codes: ["phone_provider_disabled"],
    messages: ["Phone signups are disabled", "Phone logins are disabled"],
    cause: "Signing in with a phone number is switched off (GOTRUE_EXTERNAL_PHONE_ENABLED).",
    solution: "Switch it on: Authentication → Sign In / Providers → Phone.",
    source: "`internal/api/signup.go`, `token.go`"
  },
  {
    codes: ["otp_disabled"],
    messages: ["Signups not allowed for otp"],
    cause: "There is no such user, and this request may not create one (`create_user: false`).",
    solution: "Create the user first.",
    source: "`internal/api/otp.go`"
  },
  {
    codes: ["anonymous_provider_disabled"],
    messages: ["Anonymous sign-ins are disabled"],
    cause: "Anonymous users are switched off (GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED).",
    solution: "Switch them on: Authentication → Sign In / Providers.",
    source: "`internal/api/api.go`"
  },
  {
    messages: ["Enable secure email change to generate link for current email"],
    cause:
      "The project changes an address with one mail, to the new address (GOTRUE_MAILER_SECURE_EMAIL_CHANGE_ENABLED).",
    solution: "A link of the type `email_change_new` is all that is needed.",
    source: "`internal/api/mail.go`"
  },
  {
    messages: ["OAuth server is disabled"],
    cause: "The project is no OAuth server (GOTRUE_OAUTH_SERVER_ENABLED).",
    solution: "Switch it on: Authentication → OAuth Server.",
    source: middleware
  },
  {
    messages: ["Custom OAuth providers are disabled"],
    cause: "The project takes no custom providers (GOTRUE_CUSTOM_OAUTH_ENABLED).",
    solution: "Switch them on: Authentication → Sign In / Providers.",
    source: middleware
  },
  {
    codes: ["passkey_disabled"],
    messages: ["Passkeys are disabled"],
    cause: "The project has passkeys switched off (GOTRUE_PASSKEY_ENABLED).",
    solution: "Switch them on: Authentication → Passkeys.",
    source: middleware
  },
  {
    codes: ["saml_provider_disabled"],
    messages: ["SAML 2.0 is disabled"],
    cause: "The project has SAML switched off (GOTRUE_SAML_ENABLED, and a GOTRUE_SAML_PRIVATE_KEY).",
    solution: "Switch it on: Authentication → Sign In / Providers → SAML 2.0.",
    source: middleware
  },
  {
    codes: ["over_request_rate_limit"],
    messages: ["Request rate limit reached"],
    cause:
      "Too many requests of this kind came from one address (GOTRUE_RATE_LIMIT_…). Admin operations have no such limit.",
    solution: "Wait, or raise the limit: Authentication → Rate Limits.",
    source: middleware
  }
]
