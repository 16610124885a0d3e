/**
 * Applications whose users sign in through this server, as their OAuth 2.1 authorization server.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import type * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { narrow } from "./check/narrow.js"
import { Url } from "./check/url.js"
import { openEnum } from "./check/openEnum.js"
import { Timestamp, toDateTime } from "./Timestamp.js"
import { Uuid } from "./Uuid.js"

/**
 * The id of an OAuth client: a UUID.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ClientId = Uuid.pipe(Schema.brand("ClientId"))

/**
 * The id of an OAuth client, as a type: a validated string.
 *
 * @since 0.1.0
 * @category models
 */
export type ClientId = typeof ClientId.Type

const text = Schema.optionalWith(Schema.String, { exact: true })

const fields = {
  client_id: ClientId,
  client_type: openEnum("public", "confidential"),
  redirect_uris: Schema.optionalWith(Schema.Array(Schema.String), { exact: true }),
  token_endpoint_auth_method: openEnum("none", "client_secret_basic", "client_secret_post"),
  grant_types: Schema.optionalWith(Schema.Array(openEnum("authorization_code", "refresh_token")), { exact: true }),
  response_types: Schema.Array(Schema.String),
  client_name: text,
  client_uri: text,
  logo_uri: text,
  registration_type: openEnum("manual", "dynamic"),
  created_at: Timestamp,
  updated_at: Timestamp
}

/**
 * An OAuth client, as on the wire (`internal/api/oauthserver/handlers.go`), without its secret.
 *
 * @since 0.1.0
 * @category schemas
 */
export const OAuthClient = Schema.Struct(fields).annotations({ identifier: "OAuthClient" })

/**
 * An OAuth client, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface OAuthClient extends Schema.Schema.Type<typeof OAuthClient> {}

/**
 * The response with the secret: to the creation of a confidential client, and to a new secret.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Response = Schema.Struct({ ...fields, client_secret: text }).annotations({
  identifier: "OAuthClientWithSecret"
})

/**
 * An OAuth client with its secret, which public clients do not have. The server returns it only this once.
 *
 * @since 0.1.0
 * @category models
 */
export interface OAuthClientWithSecret extends OAuthClient {
  readonly client_secret?: Redacted.Redacted
}

/**
 * Wraps the secret of a response in `Redacted`.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromResponse = ({ client_secret, ...client }: typeof Response.Type): OAuthClientWithSecret =>
  client_secret === undefined ? client : { ...client, client_secret: Redacted.make(client_secret) }

/**
 * The list, as on the wire. The server leaves the member out of an empty list.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Struct({ clients: Schema.optionalWith(Schema.Array(OAuthClient), { exact: true }) })

interface Attributes {
  /** The name that users see; at most 1,024 bytes. */
  readonly client_name?: string | undefined
  readonly client_uri?: string | URL | undefined
  readonly logo_uri?: string | URL | undefined
  /** Both by default. */
  readonly grant_types?: ReadonlyArray<"authorization_code" | "refresh_token"> | undefined
}

/**
 * A new client. A confidential client (the default) gets a secret; a public client cannot keep one and gets none.
 *
 * @since 0.1.0
 * @category models
 */
export type CreateClient = Attributes & {
  /** Where users are redirected to: one to ten URLs, https or localhost, without fragment. */
  readonly redirect_uris: ReadonlyArray<string | URL>
} & (
    | {
        readonly client_type?: "confidential" | undefined
        readonly token_endpoint_auth_method?: "client_secret_basic" | "client_secret_post" | undefined
      }
    | { readonly client_type: "public"; readonly token_endpoint_auth_method?: "none" | undefined }
  )

/**
 * The changes to a client, at least one member; `""` clears a name or URL. The type cannot change.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateClient extends Attributes {
  readonly redirect_uris?: ReadonlyArray<string | URL> | undefined
  readonly token_endpoint_auth_method?: "none" | "client_secret_basic" | "client_secret_post" | undefined
}

const RedirectUris = Schema.Array(Url).pipe(
  Schema.filter((uris) => uris.length >= 1 && uris.length <= 10),
  Schema.annotations({ identifier: "RedirectUris", description: "one to ten URLs" })
)

const attributes = {
  client_name: Schema.optional(Schema.String),
  client_uri: Schema.optional(Url),
  logo_uri: Schema.optional(Url),
  grant_types: Schema.optional(Schema.Array(Schema.Literal("authorization_code", "refresh_token")))
}

const authMethod = Schema.Literal("none", "client_secret_basic", "client_secret_post")

const NewClient = Schema.Struct({
  ...attributes,
  redirect_uris: RedirectUris,
  client_type: Schema.optional(Schema.Literal("confidential", "public")),
  token_endpoint_auth_method: Schema.optional(authMethod)
})

const hasRightMethod = (client: typeof NewClient.Type): client is CreateClient =>
  client.token_endpoint_auth_method === undefined ||
  (client.token_endpoint_auth_method === "none") === (client.client_type === "public")

/**
 * A schema for a new client.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CreateClient: Schema.Schema<CreateClient, typeof NewClient.Encoded> = NewClient.pipe(
  narrow(hasRightMethod, {
    at: "token_endpoint_auth_method",
    expected: 'should be "none" for a public client, and for no other'
  })
)

/**
 * A schema for the changes to a client.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UpdateClient: Schema.Schema<UpdateClient> = Schema.Struct({
  ...attributes,
  redirect_uris: Schema.optional(RedirectUris),
  token_endpoint_auth_method: Schema.optional(authMethod)
}).pipe(
  Schema.filter((changes) =>
    Object.values(changes).every((value) => value === undefined) ? "should change something" : undefined
  )
)

/**
 * The request body.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = (client: CreateClient | UpdateClient): object => ({
  ...client,
  redirect_uris: client.redirect_uris?.map(String),
  client_uri: client.client_uri?.toString(),
  logo_uri: client.logo_uri?.toString()
})

/**
 * When the client was registered.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (client: Pick<OAuthClient, "created_at">): DateTime.Utc => toDateTime(client.created_at)

/**
 * When the client last changed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const updatedAt = (client: Pick<OAuthClient, "updated_at">): DateTime.Utc => toDateTime(client.updated_at)
