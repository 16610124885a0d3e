import type { ErrorRows } from "../ErrorRow.js"

const invalid = { status: 400, code: "validation_failed" } as const
const failed = { status: 500, code: "unexpected_failure" } as const
const invite = ["POST /invite"]
const link = ["POST /admin/generate_link"]
const taken = {
  status: 422,
  code: "email_exists",
  message: "A user with this email address has already been registered"
} as const
const database = "the database would have to fail: no request makes it"
const elsewhere = "an address of another audience is free to be asked for, and not to be had"

/** Invitations and links. */
export const links = {
  "invitation of a confirmed address": {
    ...taken,
    routes: invite,
    scenario: "an invitation to a confirmed or a malformed address is refused"
  },
  "invitation of a stranger": {
    routes: invite,
    status: 400,
    code: "email_address_not_authorized",
    message: 'Email address "{email}" cannot be used as it is not authorized',
    scenario: "an invitation is not sent to strangers, and no more than the quota allows"
  },
  "invitation beyond the quota": {
    routes: invite,
    status: 429,
    code: "over_email_send_rate_limit",
    message: "email rate limit exceeded",
    scenario: "an invitation is not sent to strangers, and no more than the quota allows"
  },
  "invitation of an address that can't be": {
    routes: invite,
    status: 400,
    code: "email_address_invalid",
    message: 'Email address "{email}" is invalid',
    skip: "the server would ask the address's mail server: no test does"
  },
  "invitation that can't be mailed": {
    ...failed,
    routes: invite,
    message: "Error sending invite email",
    skip: "needs a mail server that refuses"
  },
  "invitation that can't be kept": { ...failed, routes: invite, message: "Error inviting user", skip: database },
  "address that can't be looked up": {
    ...failed,
    routes: [...invite, ...link],
    message: "Database error finding user",
    skip: database
  },
  "address of another audience": {
    ...failed,
    routes: [...invite, ...link],
    message: "Database error saving new user",
    scenario: elsewhere
  },
  "address of another audience in a link, as before 2024": {
    routes: link,
    status: 500,
    code: "23505",
    message: 'duplicate key value violates unique constraint "users_email_partial_key"',
    legacy: true,
    scenario: elsewhere
  },
  "unknown kind of link": {
    ...invalid,
    routes: link,
    message: "Invalid email action link type requested: {type}",
    scenario: "a link is of a kind that there is, to an address that there can be"
  },
  "link of an unknown address": {
    routes: link,
    status: 404,
    code: "user_not_found",
    message: "User with this email not found",
    scenario: "recovery and e-mail changes of an unknown address find no user"
  },
  "sign-up link without a password": {
    ...invalid,
    routes: link,
    message: "Signup requires a valid password",
    scenario: "a sign-up link needs a password that is not too long"
  },
  "sign-up link with a password of more than 72 bytes": {
    ...invalid,
    routes: link,
    message: "Password cannot be longer than 72 characters",
    scenario: "a sign-up link needs a password that is not too long"
  },
  "sign-up link with a short password": {
    routes: link,
    status: 422,
    code: "weak_password",
    message: "Password should be at least {least} characters.",
    scenario: "a sign-up link with a password below the policy is refused with the reason"
  },
  "sign-up link for a confirmed address": {
    ...taken,
    routes: link,
    scenario: "a sign-up link for a confirmed address is refused"
  },
  "invitation link for a confirmed address": {
    ...taken,
    routes: link,
    scenario: "an invitation link for a confirmed address is refused"
  },
  "change to an address that is taken": {
    ...taken,
    routes: link,
    scenario: "an e-mail change to an address that is taken is refused"
  },
  "change to a malformed address": {
    ...invalid,
    routes: link,
    message: "Unable to validate email address: invalid format",
    scenario: "an e-mail change leads to another address, and to a good one"
  },
  "change to no address": {
    ...invalid,
    routes: link,
    message: "An email address is required",
    scenario: "an e-mail change leads to another address, and to a good one"
  },
  "link for the current address": {
    ...invalid,
    routes: link,
    message: "Enable secure email change to generate link for current email",
    scenario: "where one confirmation is enough, the current address gets no link"
  },
  "link that can't be kept": { ...failed, routes: link, message: "Database error {what}", skip: database }
} as const satisfies ErrorRows
