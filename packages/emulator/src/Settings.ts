/**
 * The settings of the emulated server, by the real server's own environment names.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import { readProviders, readStandIns } from "./settings/externalProviders.js"
import { functionsWithoutEffect, readHooks } from "./settings/hooks.js"
import type { Reader } from "./settings/reader.js"
import { atLeast, makeReader, otpLength, requiredCharacters } from "./settings/reader.js"
import { withoutEffectIn } from "./settings/settingNames.js"
import { canText, smsKeys } from "./settings/smsProvider.js"
import { normalizePhone } from "./standards/text/normalizePhone.js"
import type { Variables } from "./settings/variables.js"
import { second } from "./standards/time/timestamp.js"

export type { Variables } from "./settings/variables.js"

/**
 * A setting whose value cannot be read.
 *
 * @since 0.1.0
 * @category errors
 */
export class SettingsError extends Data.TaggedError("SettingsError")<{
  /** The name of the setting. */
  readonly setting: string
  /** What is expected there. */
  readonly expected: string
}> {
  override get message(): string {
    return `The setting ${this.setting} is not ${this.expected}.`
  }
}

/**
 * The version of Supabase Auth whose rules the emulator follows, and from which the recorded cases are.
 *
 * @since 0.2.0
 * @category constants
 */
export const serverVersion = "2.196.0"

/**
 * The JWT secret when none is set: the one that Supabase's own local stack uses, known to everybody.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaultSecret = "super-secret-jwt-token-with-at-least-32-characters-long"

/**
 * Where a server is reached, as far as no setting tells.
 *
 * @since 0.1.0
 * @category models
 */
export interface Place {
  /** Without a slash at the end. */
  readonly url: string
  /** In front of every route: "", or like `/auth/v1`. */
  readonly prefix: string
}

/** The real server does not start without these. Settings that have all of them get the real server's defaults. */
const isComplete = (variables: Variables): boolean =>
  ["GOTRUE_JWT_SECRET", "GOTRUE_SITE_URL", "API_EXTERNAL_URL"].every((name) => (variables[name] ?? "") !== "")

const readWallet = (read: Reader, name: string) => ({
  enabled: read.flag(`GOTRUE_EXTERNAL_WEB3_${name}_ENABLED`),
  /** How far the time in a message may be from now. */
  validity: read.duration(`GOTRUE_EXTERNAL_WEB3_${name}_MAXIMUM_VALIDITY_DURATION`, 600n * second)
})

const readAll = (read: Reader, variables: Variables, local: string, { prefix, url }: Place) => ({
  /** What `/health` reports. It is written into a build of the server, and the recorded one has none. */
  version: read.text("EMULATOR_VERSION"),
  variables,
  siteUrl: read.text("GOTRUE_SITE_URL", "http://localhost:3000"),
  uriAllowList: read.list("GOTRUE_URI_ALLOW_LIST"),
  disableSignup: read.flag("GOTRUE_DISABLE_SIGNUP"),
  corsHeaders: read.list("GOTRUE_CORS_ALLOWED_HEADERS"),
  requestIdHeader: read.text("GOTRUE_API_REQUEST_ID_HEADER"),
  sbForwardedFor: read.flag("GOTRUE_SECURITY_SB_FORWARDED_FOR_ENABLED"),
  api: {
    externalUrl: read.text("API_EXTERNAL_URL", url + prefix)
  },
  jwt: {
    secret: read.text("GOTRUE_JWT_SECRET", defaultSecret),
    exp: read.number("GOTRUE_JWT_EXP", 3600),
    aud: read.text("GOTRUE_JWT_AUD", local),
    adminRoles: read.list("GOTRUE_JWT_ADMIN_ROLES", ["service_role", "supabase_admin"]),
    adminGroup: read.text("GOTRUE_JWT_ADMIN_GROUP_NAME") || "admin",
    defaultGroup: read.text("GOTRUE_JWT_DEFAULT_GROUP_NAME", local),
    issuer: read.text("GOTRUE_JWT_ISSUER", local === "" ? "" : read.text("API_EXTERNAL_URL", url + prefix)),
    /** Goes with the shared secret. */
    keyId: read.text("GOTRUE_JWT_KEY_ID"),
    keys: read.keys("GOTRUE_JWT_KEYS")
  },
  external: {
    anonymous: read.flag("GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED"),
    email: read.flag("GOTRUE_EXTERNAL_EMAIL_ENABLED", true),
    magicLink: read.flag("GOTRUE_EXTERNAL_EMAIL_MAGIC_LINK_ENABLED", true),
    phone: read.flag("GOTRUE_EXTERNAL_PHONE_ENABLED"),
    authorizedAddresses: read.list("GOTRUE_EXTERNAL_EMAIL_AUTHORIZED_ADDRESSES"),
    flowStateExpiry: atLeast(300n * second, read.duration("GOTRUE_EXTERNAL_FLOW_STATE_EXPIRY_DURATION", 0n)),
    redirectUrl: read.text("GOTRUE_EXTERNAL_REDIRECT_URL"),
    allowedIssuers: read.list("GOTRUE_EXTERNAL_ALLOWED_ID_TOKEN_ISSUERS"),
    wallets: { solana: readWallet(read, "SOLANA"), ethereum: readWallet(read, "ETHEREUM") },
    /** The providers whose page the emulator shows itself. */
    standIns: readStandIns(read),
    providers: readProviders(read, readStandIns(read), `${read.text("API_EXTERNAL_URL", url + prefix)}/callback`)
  },
  password: {
    minLength: Math.max(6, read.number("GOTRUE_PASSWORD_MIN_LENGTH", 6)),
    requiredCharacters: requiredCharacters(read.text("GOTRUE_PASSWORD_REQUIRED_CHARACTERS"))
  },
  mailer: {
    autoconfirm: read.flag("GOTRUE_MAILER_AUTOCONFIRM"),
    secureEmailChange: read.flag("GOTRUE_MAILER_SECURE_EMAIL_CHANGE_ENABLED", true),
    otpLength: otpLength(read.number("GOTRUE_MAILER_OTP_LENGTH", 6)),
    otpExp: read.number("GOTRUE_MAILER_OTP_EXP", 86_400),
    maxFrequency: read.duration("GOTRUE_SMTP_MAX_FREQUENCY", 60n * second),
    externalHosts: read.list("GOTRUE_MAILER_EXTERNAL_HOSTS"),
    urlPaths: {
      invite: read.text("GOTRUE_MAILER_URLPATHS_INVITE", `${prefix}/verify`),
      confirmation: read.text("GOTRUE_MAILER_URLPATHS_CONFIRMATION", `${prefix}/verify`),
      recovery: read.text("GOTRUE_MAILER_URLPATHS_RECOVERY", `${prefix}/verify`),
      emailChange: read.text("GOTRUE_MAILER_URLPATHS_EMAIL_CHANGE", `${prefix}/verify`)
    }
  },
  sms: {
    autoconfirm: read.flag("GOTRUE_SMS_AUTOCONFIRM"),
    provider: read.text("GOTRUE_SMS_PROVIDER"),
    canText: canText(read, isComplete(variables)),
    testOtp: new Map(
      [...read.pairs("GOTRUE_SMS_TEST_OTP")].map(([phone, code]) => [normalizePhone(phone), code] as const)
    ),
    testOtpValidUntil: read.time("GOTRUE_SMS_TEST_OTP_VALID_UNTIL"),
    otpLength: otpLength(read.number("GOTRUE_SMS_OTP_LENGTH", 6)),
    otpExp: read.number("GOTRUE_SMS_OTP_EXP", 60),
    maxFrequency: read.duration("GOTRUE_SMS_MAX_FREQUENCY", 60n * second)
  },
  rateLimit: {
    header: read.text("GOTRUE_RATE_LIMIT_HEADER"),
    emailSent: read.rate("GOTRUE_RATE_LIMIT_EMAIL_SENT", 30),
    smsSent: read.rate("GOTRUE_RATE_LIMIT_SMS_SENT", 30),
    anonymous: read.decimal("GOTRUE_RATE_LIMIT_ANONYMOUS_USERS", 30),
    otp: read.decimal("GOTRUE_RATE_LIMIT_OTP", 30),
    tokenRefresh: read.decimal("GOTRUE_RATE_LIMIT_TOKEN_REFRESH", 150),
    verify: read.decimal("GOTRUE_RATE_LIMIT_VERIFY", 30),
    web3: read.decimal("GOTRUE_RATE_LIMIT_WEB3", 30),
    sso: read.decimal("GOTRUE_RATE_LIMIT_SSO", 30),
    assertions: read.decimal("GOTRUE_SAML_RATE_LIMIT_ASSERTION", 15),
    factors: read.decimal("GOTRUE_MFA_RATE_LIMIT_CHALLENGE_AND_VERIFY", 15),
    passkeys: read.decimal("GOTRUE_RATE_LIMIT_PASSKEY", 30),
    clientRegistrations: read.decimal("GOTRUE_RATE_LIMIT_O_AUTH_DYNAMIC_CLIENT_REGISTER", 10)
  },
  sessions: {
    timebox: read.duration("GOTRUE_SESSIONS_TIMEBOX", 0n),
    inactivityTimeout: read.duration("GOTRUE_SESSIONS_INACTIVITY_TIMEOUT", 0n),
    allowLowAal: read.duration("GOTRUE_SESSIONS_ALLOW_LOW_AAL", 0n),
    singlePerUser: read.flag("GOTRUE_SESSIONS_SINGLE_PER_USER")
  },
  security: {
    refreshTokenRotation: read.flag("GOTRUE_SECURITY_REFRESH_TOKEN_ROTATION_ENABLED", true),
    /** 2 for tokens that carry their session in them. */
    refreshTokenVersion: read.number("GOTRUE_SECURITY_REFRESH_TOKEN_ALGORITHM_VERSION", 0),
    refreshTokenUpgrade: read.number("GOTRUE_SECURITY_REFRESH_TOKEN_UPGRADE_PERCENTAGE", 0),
    refreshTokenAllowReuse: read.flag("GOTRUE_SECURITY_REFRESH_TOKEN_ALLOW_REUSE"),
    refreshTokenReuseInterval: read.number("GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL", 0),
    manualLinking: read.flag("GOTRUE_SECURITY_MANUAL_LINKING_ENABLED"),
    passwordNeedsReauthentication: read.flag("GOTRUE_SECURITY_UPDATE_PASSWORD_REQUIRE_REAUTHENTICATION"),
    passwordNeedsCurrent: read.flag("GOTRUE_SECURITY_UPDATE_PASSWORD_REQUIRE_CURRENT_PASSWORD")
  },
  saml: {
    enabled: read.flag("GOTRUE_SAML_ENABLED"),
    nextKey: read.text("GOTRUE_SAML_PRIVATE_KEY_NEXT") !== ""
  },
  mfa: {
    challengeExpiry: Math.max(300, read.number("GOTRUE_MFA_CHALLENGE_EXPIRY_DURATION", 300)),
    factorExpiry: atLeast(300n * second, read.duration("GOTRUE_MFA_FACTOR_EXPIRY_DURATION", 0n)),
    maxEnrolled: read.number("GOTRUE_MFA_MAX_ENROLLED_FACTORS", 10),
    maxVerified: read.number("GOTRUE_MFA_MAX_VERIFIED_FACTORS", 10),
    totp: {
      enroll: read.flag("GOTRUE_MFA_TOTP_ENROLL_ENABLED", true),
      verify: read.flag("GOTRUE_MFA_TOTP_VERIFY_ENABLED", true)
    },
    phone: {
      enroll: read.flag("GOTRUE_MFA_PHONE_ENROLL_ENABLED"),
      verify: read.flag("GOTRUE_MFA_PHONE_VERIFY_ENABLED"),
      otpLength: otpLength(read.number("GOTRUE_MFA_PHONE_OTP_LENGTH", 6)),
      maxFrequency: read.duration("GOTRUE_MFA_PHONE_MAX_FREQUENCY", 0n) || 60n * second
    },
    webAuthn: {
      enroll: read.flag("GOTRUE_MFA_WEB_AUTHN_ENROLL_ENABLED"),
      verify: read.flag("GOTRUE_MFA_WEB_AUTHN_VERIFY_ENABLED")
    }
  },
  webAuthn: {
    rpId: read.text("GOTRUE_WEBAUTHN_RP_ID", local === "" ? "" : "localhost"),
    rpName: read.text("GOTRUE_WEBAUTHN_RP_DISPLAY_NAME", local === "" ? "" : "Emulator"),
    rpOrigins: read.list(
      "GOTRUE_WEBAUTHN_RP_ORIGINS",
      local === "" ? [] : [read.text("GOTRUE_SITE_URL", "http://localhost:3000")]
    ),
    challengeExpiry: read.duration("GOTRUE_WEBAUTHN_CHALLENGE_EXPIRY_DURATION", 300n * second)
  },
  passkey: {
    enabled: read.flag("GOTRUE_PASSKEY_ENABLED"),
    maxPerUser: read.number("GOTRUE_PASSKEY_MAX_PASSKEYS_PER_USER", 10)
  },
  oauthServer: {
    enabled: read.flag("GOTRUE_OAUTH_SERVER_ENABLED"),
    allowDynamicRegistration: read.flag("GOTRUE_OAUTH_SERVER_ALLOW_DYNAMIC_REGISTRATION"),
    authorizationPath: read.text("GOTRUE_OAUTH_SERVER_AUTHORIZATION_PATH"),
    authorizationTtl: read.duration("GOTRUE_OAUTH_SERVER_AUTHORIZATION_TTL", 600n * second),
    defaultScope: read.text("GOTRUE_OAUTH_SERVER_DEFAULT_SCOPE") || "email"
  },
  customOAuth: {
    enabled: read.flag("GOTRUE_CUSTOM_OAUTH_ENABLED", true),
    maxProviders: read.number("GOTRUE_CUSTOM_OAUTH_MAX_PROVIDERS", 0)
  },
  hooks: readHooks(read),
  audit: { disablePostgres: read.flag("GOTRUE_AUDIT_LOG_DISABLE_POSTGRES") },
  experimental: {
    cursorPagination: read.flag("GOTRUE_EXPERIMENTAL_CURSOR_PAGINATION_ENABLED"),
    emailIdentityOnPassword: read.flag("GOTRUE_EXPERIMENTAL_CREATE_EMAIL_IDENTITY_ON_PASSWORD_SET_ENABLED"),
    scim: read.flag("GOTRUE_EXPERIMENTAL_SCIM_ENABLED")
  }
})

/**
 * The settings, read and with every default filled in.
 *
 * @since 0.1.0
 * @category models
 */
export interface Settings extends ReturnType<typeof readAll> {}

/**
 * Reads settings, for example from the environment of a process.
 *
 * What is absent has a default that suits local tests: the site `http://localhost:3000`, a well-known secret of 55
 * characters, the audience and group `authenticated`. Variables that hold all that the real server needs
 * (`GOTRUE_JWT_SECRET`, `GOTRUE_SITE_URL`, `API_EXTERNAL_URL`) are taken for its configuration: audience and group are
 * then empty unless given, as they are there. Fails with a `SettingsError` that names the first setting that cannot be
 * read. Links in mails lead to `place`, unless the settings lead them elsewhere.
 *
 * @example
 * ```ts
 * import { Settings } from "@gotrue-effect/emulator"
 *
 * const settings = Settings.fromVariables({ GOTRUE_PASSWORD_MIN_LENGTH: "8" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const fromVariables = (
  variables: Variables,
  place: Place = { url: "http://localhost:9999", prefix: "" }
): Either.Either<Settings, SettingsError> => {
  let problem: SettingsError | undefined
  const read = makeReader(variables, (setting, expected) => {
    problem ??= new SettingsError({ setting, expected })
  })
  const settings: Settings = readAll(read, variables, isComplete(variables) ? "" : "authenticated", place)
  return problem === undefined ? Either.right(settings) : Either.left(problem)
}

/** Every name that is read, whatever the settings. */
const knownNames = (): ReadonlySet<string> => {
  const read = makeReader({}, () => undefined)
  readAll(read, {}, "", { url: "", prefix: "" })
  return new Set([...read.names, ...smsKeys])
}

/**
 * The settings that have no effect, each as a sentence that says why: it is misspelt, and then the nearest name follows, or
 * the real server knows it and the emulator does not. Names without `GOTRUE_` in front are those of other programs.
 *
 * @example
 * ```ts
 * import { Settings } from "@gotrue-effect/emulator"
 *
 * console.log(Settings.withoutEffect({ GOTRUE_MAILER_AUTOCONFRIM: "true" }))
 * // => ["GOTRUE_MAILER_AUTOCONFRIM is unknown. Did you mean GOTRUE_MAILER_AUTOCONFIRM?"]
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const withoutEffect = (variables: Variables): ReadonlyArray<string> => [
  ...withoutEffectIn(Object.keys(variables), knownNames()),
  ...functionsWithoutEffect(variables)
]
