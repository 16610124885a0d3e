/**
 * Applications that sign their users in through this server, which is their OAuth 2.1 authorization server then.
 *
 * @since 0.1.0
 */
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { openEnum } from "./check/openEnum.js"
import { Timestamp } from "./Timestamp.js"
import { Uuid } from "./Uuid.js"

/**
 * The id of an OAuth client: a UUID.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ClientId = Uuid.pipe(Schema.brand("ClientId"))

/**
 * The id of an OAuth client, as a type: a string that was checked.
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
 * An OAuth client, as the server writes it (`internal/api/oauthserver/handlers.go`), without its secret.
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
 * The answer that holds the secret: to the creation of a confidential client, and to a new secret.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Answer = Schema.Struct({ ...fields, client_secret: text }).annotations({
  identifier: "OAuthClientWithSecret"
})

/**
 * An OAuth client with its secret, which a public client has not. The server tells it this once.
 *
 * @since 0.1.0
 * @category models
 */
export interface OAuthClientWithSecret extends OAuthClient {
  readonly client_secret?: Redacted.Redacted
}

/**
 * Hides the secret of an answer.
 *
 * @since 0.1.0
 * @category conversions
 */
export const fromAnswer = ({ client_secret, ...client }: typeof Answer.Type): OAuthClientWithSecret =>
  client_secret === undefined ? client : { ...client, client_secret: Redacted.make(client_secret) }

/**
 * The list on the wire; the server leaves the member out when there are none.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Struct({ clients: Schema.optionalWith(Schema.Array(OAuthClient), { exact: true }) })

interface Attributes {
  /** What users are shown; at most 1024 bytes. */
  readonly client_name?: string | undefined
  readonly client_uri?: string | URL | undefined
  readonly logo_uri?: string | URL | undefined
  /** Both when not given. */
  readonly grant_types?: ReadonlyArray<"authorization_code" | "refresh_token"> | undefined
}

/**
 * A new client. A confidential one (the default) gets a secret; a public one, which can't keep it, has none.
 *
 * @since 0.1.0
 * @category models
 */
export type CreateClient = Attributes & {
  /** Where users are sent back to: one to ten, https or localhost, without fragment. */
  readonly redirect_uris: ReadonlyArray<string | URL>
} & (
    | {
        readonly client_type?: "confidential" | undefined
        readonly token_endpoint_auth_method?: "client_secret_basic" | "client_secret_post" | undefined
      }
    | { readonly client_type: "public"; readonly token_endpoint_auth_method?: "none" | undefined }
  )

/**
 * What is to change of a client, one member at least; `""` clears a name or URL. Its type can't change.
 *
 * @since 0.1.0
 * @category models
 */
export interface UpdateClient extends Attributes {
  readonly redirect_uris?: ReadonlyArray<string | URL> | undefined
  readonly token_endpoint_auth_method?: "none" | "client_secret_basic" | "client_secret_post" | undefined
}

const Url = Schema.Union(Schema.String, Schema.URLFromSelf)

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

/**
 * A new client, checked.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CreateClient = Schema.Struct({
  ...attributes,
  redirect_uris: RedirectUris,
  client_type: Schema.optional(Schema.Literal("confidential", "public")),
  token_endpoint_auth_method: Schema.optional(authMethod)
}).pipe(
  Schema.filter(({ client_type, token_endpoint_auth_method: method }) =>
    method !== undefined && (method === "none") !== (client_type === "public")
      ? {
          path: ["token_endpoint_auth_method"],
          message: 'should be "none" for a public client, and for no other'
        }
      : undefined
  )
)

/**
 * What is to change of a client, checked.
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
 * The body that the server reads.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = (client: typeof CreateClient.Type | UpdateClient): object => ({
  ...client,
  redirect_uris: client.redirect_uris?.map(String),
  client_uri: client.client_uri?.toString(),
  logo_uri: client.logo_uri?.toString()
})
