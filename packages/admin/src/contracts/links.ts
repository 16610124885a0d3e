/** Links. */
import { linkErrors } from "@gotrue-effect/core/protocol/linkErrors"
import type { links as endpoints } from "@gotrue-effect/core/protocol/links"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ByTag, Common } from "../AdminError.js"
import type { Failure } from "../Endpoint.js"
import * as Link from "../Link.js"
import type { User } from "../User.js"
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

/**
 * The operations that generate links: an overload for each kind, and the last one for a kind that is read from somewhere.
 * `UserMetadata` is what `data` takes, and `Of` what there is of the user.
 */
export interface Links<UserMetadata = object, Of = User> {
  /**
   * Generates a link and its one-time code without mailing them. Whoever has them can act as the user, so they are
   * `Redacted`. The errors are those of the kind of link.
   *
   * The server silently adjusts some requests: `redirectChanged` and `kindChanged` report it.
   *
   * @see `adminGenerateLink` in the server's `internal/api/mail.go`
   */
  generateLink(link: Link.SignupLink<UserMetadata>): Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<"signup">>
  generateLink(link: Link.InviteLink<UserMetadata>): Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<"invite">>
  generateLink(link: Link.MagicLink<UserMetadata>): Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<"magiclink">>
  generateLink(link: Link.RecoveryLink): Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<"recovery">>
  generateLink(
    link: Link.EmailChangeCurrentLink
  ): Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<"email_change_current">>
  generateLink(link: Link.EmailChangeNewLink): Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<"email_change_new">>
  generateLink(link: Link.GenerateLink<UserMetadata>): Effect.Effect<Link.GeneratedLink<Of>, AnyLinkFailure>
}

/**
 * The same function with its errors by kind. `errors` of the contract sees to it that a response is never classified as
 * another error.
 */
export const exact = <UserMetadata, Of>(
  generate: (link: Link.GenerateLink<UserMetadata>) => Effect.Effect<Link.GeneratedLink<Of>, AnyLinkFailure>
): Links<UserMetadata, Of>["generateLink"] => {
  type Made<Kind extends Link.Kind> = Effect.Effect<Link.GeneratedLink<Of>, LinkFailure<Kind>>
  function generateLink(link: Link.SignupLink<UserMetadata>): Made<"signup">
  function generateLink(link: Link.InviteLink<UserMetadata>): Made<"invite">
  function generateLink(link: Link.MagicLink<UserMetadata>): Made<"magiclink">
  function generateLink(link: Link.RecoveryLink): Made<"recovery">
  function generateLink(link: Link.EmailChangeCurrentLink): Made<"email_change_current">
  function generateLink(link: Link.EmailChangeNewLink): Made<"email_change_new">
  function generateLink(link: Link.GenerateLink<UserMetadata>): Effect.Effect<Link.GeneratedLink<Of>, AnyLinkFailure>
  function generateLink(link: Link.GenerateLink<UserMetadata>): Effect.Effect<Link.GeneratedLink<Of>, AnyLinkFailure> {
    return generate(link)
  }
  return generateLink
}
