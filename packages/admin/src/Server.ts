/**
 * Information about the server, which is public.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Metadata } from "./Metadata.js"

/**
 * That the server is up, and its version, which is `""` in builds without a version (`internal/api/api.go`).
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
 * The ways to sign in that are switched on (`internal/api/settings.go`). `external` has a member for each built-in
 * provider; custom providers are not included.
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
 * The ways to sign in that are switched on, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface Settings extends Schema.Schema.Type<typeof Settings> {}

/**
 * The public keys that verify the tokens of users; empty when tokens are signed with the shared secret
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
