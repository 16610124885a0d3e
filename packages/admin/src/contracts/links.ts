/** Links. */
import { linkErrors } from "@gotrue-effect/core/protocol/linkErrors"
import type { links as endpoints } from "@gotrue-effect/core/protocol/links"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ByTag, Common } from "../AdminError.js"
import type { Failure, Operations } from "../Endpoint.js"
import * as Link from "../Link.js"
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
  (link: Link.SignupLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"signup">>
  (link: Link.InviteLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"invite">>
  (link: Link.MagicLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"magiclink">>
  (link: Link.RecoveryLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"recovery">>
  (link: Link.EmailChangeCurrentLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"email_change_current">>
  (link: Link.EmailChangeNewLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"email_change_new">>
  (link: Link.GenerateLink): Effect.Effect<Link.GeneratedLink, AnyLinkFailure>
}

/** The operations that generate links. */
export type Links = { readonly [Name in keyof typeof endpoints]: GenerateLink }

/**
 * The same function with its errors by kind. `errors` of the contract sees to it that a response is never classified as
 * another error.
 */
export const exact = (generate: Operations<typeof endpoints, typeof links>["generateLink"]): GenerateLink => {
  function generateLink(link: Link.SignupLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"signup">>
  function generateLink(link: Link.InviteLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"invite">>
  function generateLink(link: Link.MagicLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"magiclink">>
  function generateLink(link: Link.RecoveryLink): Effect.Effect<Link.GeneratedLink, LinkFailure<"recovery">>
  function generateLink(
    link: Link.EmailChangeCurrentLink
  ): Effect.Effect<Link.GeneratedLink, LinkFailure<"email_change_current">>
  function generateLink(
    link: Link.EmailChangeNewLink
  ): Effect.Effect<Link.GeneratedLink, LinkFailure<"email_change_new">>
  function generateLink(link: Link.GenerateLink): Effect.Effect<Link.GeneratedLink, AnyLinkFailure>
  function generateLink(link: Link.GenerateLink): Effect.Effect<Link.GeneratedLink, AnyLinkFailure> {
    return generate(link)
  }
  return generateLink
}
