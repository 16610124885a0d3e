/** Links that are made and not mailed. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const links = {
  /**
   * Makes a link, and its code, without mailing it. Whoever has them can act as the user, so they come `Redacted`.
   *
   * `redirectChanged` and `kindChanged` tell what the server did otherwise than asked, which it does without a word.
   *
   * Fails with `UserNotFound` (`recovery` and e-mail changes of an unknown address), `EmailExists` (`signup` and
   * `invite` of a confirmed address, a new address that is taken), `WeakPassword` (`signup` of a new user),
   * `ValidationFailed` (a malformed address, or `email_change_current` without secure e-mail change).
   *
   * One request, sent again only when the server surely has not acted on it. Each link replaces the one of its kind
   * before it.
   *
   * @quirks For a user who is there, `password` is ignored, and `data` too but for a `signup`. A `magiclink` for the
   * former address of a soft-deleted user makes a new one. A banned user's link is made, and does not sign in. Links of
   * an e-mail change say `email_change`; of `email_change_new` only the token in the link verifies, not `hashed_token`.
   * Make both links of a change before either is followed.
   * @see `adminGenerateLink` in the server's `internal/api/mail.go`
   * @example
   * ```ts
   * import { GoTrueAdmin } from "@gotrue-effect/admin"
   * import { Effect, Redacted } from "effect"
   *
   * const program = Effect.gen(function* () {
   *   const admin = yield* GoTrueAdmin.GoTrueAdmin
   *   const link = yield* admin.generateLink({ type: "magiclink", email: "ann@example.com" })
   *   if (link.kindChanged) yield* Effect.log("there was no such user; now there is one")
   *   return Redacted.value(link.properties.action_link)
   * })
   * ```
   * @replaces `auth.admin.generateLink({ type, email, options })`
   * @since 0.1.0
   */
  generateLink: Endpoint.make({
    name: "generateLink",
    method: "POST",
    path: ["admin", "generate_link"],
    request: ({ audience, link }: { readonly link: object; readonly audience?: string | undefined }) => ({
      body: link,
      audience
    }),
    response: Responses.GeneratedLink,
    users: "response",
    errors: ["NotAdmin", "UserNotFound", "EmailExists", "ValidationFailed", "WeakPassword"]
  })
}
