/** The errors of `generateLink` by the kind of the link: `adminGenerateLink` in the server's `internal/api/mail.go`. */
import type { TagOf } from "./endpoint.js"
import type { links } from "./links.js"

export const linkErrors = {
  signup: ["NotAdmin", "EmailExists", "ValidationFailed", "HookRejected", "WeakPassword"],
  invite: ["NotAdmin", "EmailExists", "ValidationFailed", "HookRejected"],
  // For an unknown address the server makes a sign-up of it, with a random password of 64 characters: a policy that
  // demands more, or a symbol of its own choice, rejects it.
  magiclink: ["NotAdmin", "ValidationFailed", "HookRejected", "WeakPassword"],
  recovery: ["NotAdmin", "UserNotFound", "ValidationFailed"],
  email_change_current: ["NotAdmin", "UserNotFound", "EmailExists", "ValidationFailed"],
  email_change_new: ["NotAdmin", "UserNotFound", "EmailExists", "ValidationFailed"]
} as const satisfies Readonly<Record<string, ReadonlyArray<TagOf<typeof links.generateLink>>>>
