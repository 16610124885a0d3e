/** Links. */
import { linkErrors } from "@gotrue-effect/core/protocol/linkErrors"
import type { links as endpoints } from "@gotrue-effect/core/protocol/links"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ByTag, Common } from "../AdminError.js"
import type { Failure, Operations } from "../Endpoint.js"
import * as Link from "../Link.js"
import type { Metadata, Schemas } from "../Metadata.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

export const links = {
  generateLink: Contract.make({
    arguments: (link: Link.GenerateLink) => ({ link }),
    input: Schema.Struct({ link: Link.GenerateLink }),
    toWire: ({ link }) => ({ link: Link.toBody(link), audience: link.audience }),
    response: Link.Response,
    output: (body, _headers, { link }) => Link.fromResponse(body, link),
    errors: ({ link }) => linkErrors[link.type]
  })
} satisfies Contracts<typeof endpoints>

/** The errors of one kind of link. By way of `infer`: an editor then shows the errors themselves. */
export type LinkFailure<Kind extends Link.Kind> = (typeof linkErrors)[Kind][number] extends infer Tag extends
  keyof ByTag
  ? ByTag[Common["_tag"] | Tag]
  : never

type AnyLinkFailure = Failure<typeof endpoints.generateLink>

/** One overload for each kind of link, and the last one for a kind that the program reads from somewhere. */
export interface GenerateLink {
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.SignupLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"signup">>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.InviteLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"invite">>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.MagicLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"magiclink">>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.RecoveryLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"recovery">>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.EmailChangeCurrentLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"email_change_current">>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.EmailChangeNewLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"email_change_new">>
  <UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.GenerateLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, AnyLinkFailure>
}

/** The operations that generate links. */
export type Links = { readonly [Name in keyof typeof endpoints]: GenerateLink }

/**
 * The same function with its errors by kind. `errors` of the contract sees to it that a response is never classified as
 * another error.
 */
export const exact = (generate: Operations<typeof endpoints, typeof links>["generateLink"]): GenerateLink => {
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.SignupLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"signup">>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.InviteLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"invite">>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.MagicLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"magiclink">>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.RecoveryLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"recovery">>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.EmailChangeCurrentLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"email_change_current">>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.EmailChangeNewLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, LinkFailure<"email_change_new">>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.GenerateLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, AnyLinkFailure>
  function generateLink<UserMetadata = Metadata | null, AppMetadata = Metadata>(
    link: Link.GenerateLink,
    metadata?: Schemas<UserMetadata, AppMetadata>
  ): Effect.Effect<Link.GeneratedLink<UserMetadata, AppMetadata>, AnyLinkFailure> {
    return generate(link, metadata)
  }
  return generateLink
}
