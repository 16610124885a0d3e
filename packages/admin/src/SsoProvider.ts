/**
 * SAML identity providers, through which the users of a company sign in.
 *
 * @since 0.1.0
 */
import * as Predicate from "effect/Predicate"
import type * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { narrow } from "./check/narrow.js"
import { Url } from "./check/url.js"
import { Metadata } from "./Metadata.js"
import { Timestamp, toDateTime } from "./Timestamp.js"
import { Uuid } from "./Uuid.js"

/**
 * The id of an SSO provider: a UUID.
 *
 * @since 0.1.0
 * @category schemas
 */
export const SsoProviderId = Uuid.pipe(Schema.brand("SsoProviderId"))

/**
 * The id of an SSO provider, as a type: a validated string.
 *
 * @since 0.1.0
 * @category models
 */
export type SsoProviderId = typeof SsoProviderId.Type

const text = Schema.optionalWith(Schema.String, { exact: true })

/**
 * An SSO provider, as on the wire (`internal/models/sso.go`).
 *
 * `disabled` is `null` until it is first set. `saml.metadata_xml` is missing in lists.
 *
 * @since 0.1.0
 * @category schemas
 */
export const SsoProvider = Schema.Struct({
  id: SsoProviderId,
  resource_id: text,
  disabled: Schema.optionalWith(Schema.NullOr(Schema.Boolean), { exact: true }),
  saml: Schema.Struct({
    entity_id: Schema.String,
    metadata_xml: text,
    metadata_url: text,
    attribute_mapping: Schema.optionalWith(Metadata, { exact: true }),
    name_id_format: text
  }),
  domains: Schema.Array(Schema.Struct({ domain: Schema.String })),
  created_at: Timestamp,
  updated_at: Timestamp
}).annotations({ identifier: "SsoProvider" })

/**
 * An SSO provider, as a type.
 *
 * @since 0.1.0
 * @category models
 */
export interface SsoProvider extends Schema.Schema.Type<typeof SsoProvider> {}

/**
 * The list, as on the wire.
 *
 * @since 0.1.0
 * @category schemas
 */
export const List = Schema.Struct({ items: Schema.Array(SsoProvider) })

/**
 * Which provider: by its id, or by the resource id that you gave it.
 *
 * @since 0.1.0
 * @category models
 */
export type SsoProviderRef = string | { readonly resourceId: string }

/**
 * The segment of the path that names a provider.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toSegment = (ref: SsoProviderRef): string =>
  typeof ref === "string"
    ? ref
    : // Where no types are, an id that is missing must not become the id "undefined".
      Predicate.hasProperty(ref, "resourceId") && Predicate.isString(ref.resourceId)
      ? `resource_${ref.resourceId}`
      : ""

/**
 * A schema for the path segment that names a provider: a UUID, or `resource_` and a resource id.
 *
 * @since 0.1.0
 * @category schemas
 */
export const Segment: Schema.Schema<string> = Schema.Union(
  Uuid,
  Schema.String.pipe(Schema.pattern(/^resource_/))
).annotations({ identifier: "SsoProviderRef", description: "a UUID, or an object with a resourceId" })

/**
 * Which providers to list: the one with a resource id, or those whose resource id begins with a prefix (`%` and `_` are
 * wildcards).
 *
 * @since 0.1.0
 * @category models
 */
export type ListProviders =
  | { readonly resourceId: string; readonly resourceIdPrefix?: undefined }
  | { readonly resourceId?: undefined; readonly resourceIdPrefix?: string | undefined }

const Query = Schema.Struct({
  resourceId: Schema.optional(Schema.String),
  resourceIdPrefix: Schema.optional(Schema.String)
})

const hasOneCondition = (query: typeof Query.Type): query is ListProviders =>
  query.resourceId === undefined || query.resourceIdPrefix === undefined

/**
 * A schema for `ListProviders`.
 *
 * @since 0.1.0
 * @category schemas
 */
export const ListProviders: Schema.Schema<ListProviders, typeof Query.Encoded> = Query.pipe(
  narrow(hasOneCondition, { at: "resourceIdPrefix", expected: "can't be combined with resourceId" })
)

/**
 * Maps a name in the provider's assertion to a member of the user.
 *
 * @since 0.1.0
 * @category models
 */
export interface AttributeMapping {
  readonly keys?:
    | {
        readonly [member: string]: {
          readonly name?: string | undefined
          readonly names?: ReadonlyArray<string> | undefined
          readonly default?: unknown
          readonly array?: boolean | undefined
        }
      }
    | undefined
}

/**
 * The SAML name id formats that the server accepts.
 *
 * @since 0.1.0
 * @category models
 */
export type NameIdFormat =
  | "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
  | "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
  | "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
  | "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"

interface Attributes {
  /** The domains of e-mail addresses whose users sign in there. An update replaces all of them. */
  readonly domains?: ReadonlyArray<string> | undefined
  readonly attribute_mapping?: AttributeMapping | undefined
  /** An update with metadata or a mapping clears it, unless it sets it again. */
  readonly name_id_format?: NameIdFormat | undefined
  /** Your own id for the provider. `""` in an update clears it. */
  readonly resource_id?: string | undefined
  readonly disabled?: boolean | undefined
}

type MetadataSource =
  | { readonly metadata_xml: string; readonly metadata_url?: undefined }
  | { readonly metadata_xml?: undefined; readonly metadata_url: string | URL }

/**
 * A new provider: its SAML metadata, as XML or as an https URL that the server fetches, and its other attributes.
 *
 * @since 0.1.0
 * @category models
 */
export type CreateProvider = Attributes & MetadataSource

/**
 * The changes to a provider. New metadata must be of the same entity.
 *
 * @since 0.1.0
 * @category models
 */
export type UpdateProvider = Attributes &
  (MetadataSource | { readonly metadata_xml?: undefined; readonly metadata_url?: undefined })

const attributes = {
  domains: Schema.optional(Schema.Array(Schema.String)),
  attribute_mapping: Schema.optional(
    Schema.Struct({
      keys: Schema.optional(
        Schema.Record({
          key: Schema.String,
          value: Schema.Struct({
            name: Schema.optional(Schema.String),
            names: Schema.optional(Schema.Array(Schema.String)),
            default: Schema.optional(Schema.Unknown),
            array: Schema.optional(Schema.Boolean)
          })
        })
      )
    })
  ),
  name_id_format: Schema.optional(
    Schema.Literal(
      "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
      "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
      "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
    )
  ),
  resource_id: Schema.optional(Schema.String),
  disabled: Schema.optional(Schema.Boolean)
}

const Attributes = Schema.Struct({
  ...attributes,
  metadata_xml: Schema.optional(Schema.String),
  metadata_url: Schema.optional(Url)
})

type SomeProvider = typeof Attributes.Type

const hasOneSource = (provider: SomeProvider): provider is SomeProvider & UpdateProvider =>
  provider.metadata_url === undefined || provider.metadata_xml === undefined

const hasSource = (provider: SomeProvider & UpdateProvider): provider is SomeProvider & CreateProvider =>
  provider.metadata_xml !== undefined || provider.metadata_url !== undefined

/**
 * A schema for the changes to a provider.
 *
 * @since 0.1.0
 * @category schemas
 */
export const UpdateProvider: Schema.Schema<SomeProvider & UpdateProvider, typeof Attributes.Encoded> = Attributes.pipe(
  narrow(hasOneSource, { at: "metadata_url", expected: "can't be combined with metadata_xml" })
)

/**
 * A schema for a new provider. Its metadata is required, as XML or as a URL.
 *
 * @since 0.1.0
 * @category schemas
 */
export const CreateProvider: Schema.Schema<SomeProvider & CreateProvider, typeof Attributes.Encoded> =
  UpdateProvider.pipe(narrow(hasSource, { at: "metadata_xml", expected: "or metadata_url must be set" }))

/**
 * The request body.
 *
 * @since 0.1.0
 * @category conversions
 */
export const toBody = (provider: SomeProvider): object => ({
  ...provider,
  metadata_url: provider.metadata_url?.toString()
})

/**
 * When the provider was created.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const createdAt = (provider: Pick<SsoProvider, "created_at">): DateTime.Utc => toDateTime(provider.created_at)

/**
 * When the provider last changed.
 *
 * @since 0.2.0
 * @category timestamps
 */
export const updatedAt = (provider: Pick<SsoProvider, "updated_at">): DateTime.Utc => toDateTime(provider.updated_at)
