/**
 * Hooks of the server: functions that it asks before it goes on, by URL as the settings say, or as functions of the
 * program that has started the emulator.
 *
 * @since 0.2.0
 */

/**
 * JSON as a hook gets it.
 *
 * @since 0.2.0
 * @category models
 */
export type JsonObject = { readonly [member: string]: unknown }

/**
 * What every event says of itself. A repeated call of one event has the same `uuid`.
 *
 * @since 0.2.0
 * @category models
 */
export interface Metadata {
  readonly uuid: string
  /** RFC 3339 in UTC. */
  readonly time: string
  /** Such as `send-email`. */
  readonly name: string
  /** Of the client, where it is known. */
  readonly ip_address?: string
}

/**
 * The user of an event, with the members that a response of the server has.
 *
 * @since 0.2.0
 * @category models
 */
export interface HookUser extends JsonObject {
  readonly id: string
  readonly aud: string
  readonly role: string
  /** "" for a user without one. */
  readonly email: string
  /** "" for a user without one. */
  readonly phone: string
  readonly app_metadata: JsonObject
  readonly user_metadata: JsonObject
  readonly is_anonymous: boolean
}

/**
 * The event of `beforeUserCreated` and `afterUserCreated`. Before, the user is not in the database.
 *
 * @since 0.2.0
 * @category models
 */
export interface UserCreatedEvent {
  readonly metadata: Metadata
  readonly user: HookUser
}

/**
 * The event of `customAccessToken`.
 *
 * @since 0.2.0
 * @category models
 */
export interface CustomAccessTokenEvent {
  readonly metadata: Metadata
  readonly user_id: string
  /** What the token would say. `aud`, `exp`, `iat`, `sub`, `email`, `phone`, `role`, `aal`, `session_id`, `is_anonymous` must stay. */
  readonly claims: JsonObject
  /** Such as `password`, `otp` or `token_refresh`. */
  readonly authentication_method: string
}

/**
 * The event of `passwordVerification`: somebody has tried to sign in with a password.
 *
 * @since 0.2.0
 * @category models
 */
export interface PasswordVerificationEvent {
  readonly metadata: Metadata
  readonly user_id: string
  /** Whether the password was right. */
  readonly valid: boolean
}

/**
 * The event of `mfaVerification`: somebody has entered the code of a second factor.
 *
 * @since 0.2.0
 * @category models
 */
export interface MfaVerificationEvent {
  readonly metadata: Metadata
  readonly user_id: string
  readonly factor_id: string
  /** `totp` or `phone`. */
  readonly factor_type: string
  /** Whether the code was right. */
  readonly valid: boolean
}

/**
 * The event of `sendEmail`. The hook sends the mail; the emulator's outbox has it too.
 *
 * With two mails for a change of address, `token` and `token_hash_new` are for the old address, `token_new` and
 * `token_hash` for the new one: so the server mixes them.
 *
 * @since 0.2.0
 * @category models
 */
export interface SendEmailEvent {
  readonly metadata: Metadata
  readonly user: HookUser
  readonly email_data: {
    readonly token: string
    readonly token_hash: string
    readonly redirect_to: string
    /** `signup`, `invite`, `magiclink`, `recovery`, `email_change` or `reauthentication`. */
    readonly email_action_type: string
    /** Where the server is, not the site. */
    readonly site_url: string
    readonly token_new: string
    readonly token_hash_new: string
    readonly old_email: string
    readonly old_phone: string
    readonly provider: string
    readonly factor_type: string
  }
}

/**
 * The event of `sendSms`. The hook sends the text; the emulator's outbox has it too.
 *
 * @since 0.2.0
 * @category models
 */
export interface SendSmsEvent {
  readonly metadata: Metadata
  readonly user: HookUser
  readonly sms: {
    readonly otp: string
    /** `mfa` for the code of a second factor. */
    readonly sms_type?: string
    readonly phone: string
  }
}

/**
 * A hook says no: the client gets the status and the message.
 *
 * @since 0.2.0
 * @category models
 */
export interface Rejection {
  readonly error: { readonly http_code?: number; readonly message: string }
}

/**
 * What a hook about an attempt decides. Anything but `reject` lets the attempt go on.
 *
 * @since 0.2.0
 * @category models
 */
export interface Decision {
  readonly decision: "continue" | "reject"
  /** What the client is told, instead of the server's own words. */
  readonly message?: string
  /** For passwords: whether all sessions of the user end. */
  readonly should_logout_user?: boolean
}

/**
 * A hook as a function. It returns what a hook on a port would respond as JSON, nothing, or a `Response` of its own (for
 * a status or a header). One that throws, or whose promise rejects, is a hook that responds 500.
 *
 * @since 0.2.0
 * @category models
 */
export type Hook<Event, Reply> = (
  event: Event
) => Reply | Rejection | Response | void | Promise<Reply | Rejection | Response | void>

/**
 * Hooks as functions, each in the place of the one that the settings name. They get what a hook on a port gets, have
 * its five seconds, and their replies are read in the same way.
 *
 * @since 0.2.0
 * @category models
 */
export interface Hooks {
  /** Before a user is made by a sign-up, a code or link for somebody new, an invitation or a generated link. */
  readonly beforeUserCreated?: Hook<UserCreatedEvent, JsonObject> | undefined
  /** After that: the user is there even if the hook says no. A sign-up that is confirmed at once does not call it. */
  readonly afterUserCreated?: Hook<UserCreatedEvent, JsonObject> | undefined
  /** Whenever an access token is made: returns its claims. */
  readonly customAccessToken?: Hook<CustomAccessTokenEvent, { readonly claims: JsonObject }> | undefined
  readonly passwordVerification?: Hook<PasswordVerificationEvent, Decision> | undefined
  readonly mfaVerification?: Hook<MfaVerificationEvent, Decision> | undefined
  readonly sendEmail?: Hook<SendEmailEvent, JsonObject> | undefined
  readonly sendSms?: Hook<SendSmsEvent, JsonObject> | undefined
  /**
   * How the URLs of the settings (`GOTRUE_HOOK_…_URI`) are requested. Default: the `fetch` of the machine where the
   * emulator listens on a port, none elsewhere.
   */
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * What a hook returns to say no. The client gets the message with the status; one without a status is a 500.
 *
 * @example
 * ```ts
 * import { Emulator, Hooks } from "@gotrue-effect/emulator"
 *
 * const emulator = Emulator.make({
 *   hooks: {
 *     beforeUserCreated: ({ user }) =>
 *       user.email.endsWith("@example.com") ? undefined : Hooks.reject(403, "Only for our own people")
 *   }
 * })
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const reject = (status: number, message: string): Rejection => ({ error: { http_code: status, message } })
