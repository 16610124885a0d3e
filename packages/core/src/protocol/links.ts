/** Links that are generated and not mailed. */
import * as Responses from "../check/responses.js"
import * as Endpoint from "./endpoint.js"

export const links = {
  /**
   * Generates a link and its one-time code without mailing them. Whoever has them can act as the user, so they are
   * `Redacted`.
   *
   * The server silently adjusts some requests: `redirectChanged` and `kindChanged` report it.
   *
   * Fails with `UserNotFound` (`recovery` or an e-mail change for an unknown address), `EmailExists` (`signup` or
   * `invite` for a confirmed address, or a new address that is taken), `WeakPassword` (`signup` of a new user),
   * `ValidationFailed` (a malformed address, or `email_change_current` without secure e-mail change), `HookRejected` (a
   * hook does not want the new user of a `signup`, `invite` or `magiclink`).
   *
   * One request. It is retried only if the server cannot have processed it. Each link replaces the previous one of its
   * kind.
   *
   * @quirks For an existing user, `password` is ignored, and so is `data` except with `signup`. A `magiclink` for the
   * former address of a soft-deleted user creates a new user. A link for a banned user is generated, but does not sign
   * in. Links of an e-mail change report `email_change`; for `email_change_new`, the server's `hashed_token` cannot
   * be verified, so ours is the token in the link. Generate both links of a change before either is followed.
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
    errors: ["NotAdmin", "UserNotFound", "EmailExists", "ValidationFailed", "HookRejected", "WeakPassword"]
  })
}
