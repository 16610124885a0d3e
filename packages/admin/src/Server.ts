/**
 * What the server says of itself, to everybody.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Metadata } from "./Metadata.js"

/**
 * That the server is up, and which version it is; the version is `""` in builds that were given none
 * (`internal/api/api.go`).
 *
 * @since 0.1.0
 * @category schemas
 */
export const Health = Schema.Struct({
  version: Schema.String,
  name: Schema.String,
  description: Schema.String
}).annotations({ identifier: "Health" })

/**
 * That the server is up, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Health extends Schema.Schema.Type<typeof Health> {}

/**
 * Which ways to sign in are switched on (`internal/api/settings.go`). `external` has a member for each provider that the
 * server knows; custom providers are not among them.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Settings = Schema.Struct({
  external: Schema.Record({ key: Schema.String, value: Schema.Boolean }),
  disable_signup: Schema.Boolean,
  mailer_autoconfirm: Schema.Boolean,
  phone_autoconfirm: Schema.Boolean,
  sms_provider: Schema.String,
  saml_enabled: Schema.Boolean,
  passkeys_enabled: Schema.optionalWith(Schema.Boolean, { exact: true })
}).annotations({ identifier: "Settings" })

/**
 * Which ways to sign in are switched on, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Settings extends Schema.Schema.Type<typeof Settings> {}

/**
 * The public keys that users' tokens are signed with; none when they are signed with the shared secret
 * (`internal/api/jwks.go`).
 *
 * @since 0.1.0
 * @category schemas
 */
export const Jwks = Schema.Struct({ keys: Schema.Array(Metadata) }).annotations({ identifier: "Jwks" })

/**
 * The public keys, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Jwks extends Schema.Schema.Type<typeof Jwks> {}
