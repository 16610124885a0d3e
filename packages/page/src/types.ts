/** What the emulator's control routes send, as far as the page reads it. */

export interface About {
  readonly version: string
  readonly url: string
  readonly prefix: string
  readonly anonKey: string
  readonly adminKey: string
  readonly publishableKey?: string
  readonly secretKey?: string
  readonly given: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, unknown>>
}

export interface Message {
  readonly id: string
  readonly kind: string
  readonly channel: string
  readonly to: string
  readonly user_id: string
  readonly link: string | null
  readonly otp: string | null
  readonly created_at: string
  readonly expires_at: string
  readonly state: "open" | "expired" | "over"
}

export interface Headline {
  readonly seq: number
  readonly at: string
  readonly method: string
  readonly target: string
  readonly fault: string | null
  readonly status: number | null
  readonly milliseconds: number | null
}

export type HeaderLines = ReadonlyArray<readonly [name: string, value: string]>

export interface Entry extends Headline {
  readonly headers: HeaderLines
  readonly body: string
  readonly bodySize: number
  readonly response: { readonly headers: HeaderLines; readonly body: string; readonly bodySize: number } | null
}

export interface PlannedFault {
  readonly id: number
  readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string }
  readonly hits: number
  readonly left: number | "always"
}

export interface Changes {
  readonly now: string
  readonly real: string
  readonly frozen: boolean
  readonly state: number
  readonly counts: Readonly<Record<string, number>>
  readonly journal: { readonly oldest: number; readonly newest: number; readonly entries: ReadonlyArray<Headline> }
  /** Null when nothing has changed. */
  readonly outbox: ReadonlyArray<Message> | null
  readonly faults: ReadonlyArray<PlannedFault>
}

type Metadata = Readonly<Record<string, unknown>>

export interface UserLine {
  readonly id: string
  readonly email: string
  readonly phone: string
  readonly app_metadata: Metadata
  readonly created_at: string
  readonly last_sign_in_at: string | null
  readonly confirmed_at: string | null
  readonly banned_until: string | null
  readonly deleted_at: string | null
  readonly is_anonymous: boolean
  readonly is_sso_user: boolean
  readonly factors: number
}

export interface UserPage {
  readonly total: number
  readonly found: number
  readonly users: ReadonlyArray<UserLine>
}

interface Identity {
  readonly identity_id: string
  readonly id: string
  readonly provider: string
  readonly email?: string
  readonly created_at: string
  readonly last_sign_in_at?: string
}

export interface User {
  readonly id: string
  readonly aud: string
  readonly role: string
  readonly email: string
  readonly phone: string
  readonly new_email?: string
  readonly email_confirmed_at?: string
  readonly phone_confirmed_at?: string
  readonly confirmed_at?: string
  readonly invited_at?: string
  readonly last_sign_in_at?: string
  readonly banned_until?: string
  readonly deleted_at?: string
  readonly created_at: string
  readonly updated_at: string
  readonly is_anonymous: boolean
  readonly app_metadata: Metadata
  readonly user_metadata: Metadata
  readonly identities: ReadonlyArray<Identity> | null
}

export interface Factor {
  readonly id: string
  readonly status: string
  readonly friendly_name?: string
  readonly factor_type: string
  readonly phone: string
  readonly created_at: string
  readonly secret?: string
  readonly code?: string
  readonly code_until?: string
}

export interface Session {
  readonly id: string
  readonly created_at: string
  readonly refreshed_at: string | null
  readonly aal: string
  readonly amr: ReadonlyArray<{ readonly method: string }>
  readonly not_after: string | null
  readonly user_agent: string | null
  readonly ip: string | null
}

interface Passkey {
  readonly id: string
  readonly friendly_name: string
  readonly created_at: string
  readonly last_used_at: string | null
}

interface AuditRow {
  readonly created_at: string
  readonly ip_address: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface UserDetail {
  readonly user: User
  readonly is_sso_user: boolean
  readonly has_password: boolean
  readonly factors: ReadonlyArray<Factor>
  readonly sessions: ReadonlyArray<Session>
  readonly passkeys: ReadonlyArray<Passkey>
  readonly audit: ReadonlyArray<AuditRow>
  readonly messages: ReadonlyArray<Message>
}
