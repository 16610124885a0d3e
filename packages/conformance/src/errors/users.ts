import type { ErrorRows } from "../ErrorRow.js"

const invalid = { status: 400, code: "validation_failed" } as const
const failed = { status: 500, code: "unexpected_failure" } as const
const create = ["POST /admin/users"]
const update = ["PUT /admin/users/{user_id}"]
const both = [...create, ...update]
const addresses = [...both, "POST /invite", "POST /admin/generate_link"]
const factor = ["PUT /admin/users/{user_id}/factors/{factor_id}"]
const duplicate = "duplicate key value violates unique constraint"
const database = "the database would have to fail: no request makes it"
const taken = "what is taken elsewhere is an error of the database, in the shape of before 2024"

/** One user: created, changed and deleted, with factors. */
export const users = {
  "user without an address": {
    ...invalid,
    routes: create,
    message: "Cannot create a user without either an email or phone",
    scenario: "a user needs an address"
  },
  "no e-mail address": {
    ...invalid,
    routes: ["POST /invite", "POST /admin/generate_link"],
    message: "An email address is required",
    scenario: "an e-mail address is refused for its length or its form"
  },
  "e-mail address that is too long": {
    ...invalid,
    routes: addresses,
    message: "An email address is too long",
    scenario: "an e-mail address is refused for its length or its form"
  },
  "malformed e-mail address": {
    ...invalid,
    routes: addresses,
    message: "Unable to validate email address: invalid format",
    scenario: "an e-mail address is refused for its length or its form"
  },
  "malformed phone number": {
    ...invalid,
    routes: both,
    message: "Invalid phone number format (E.164 required)",
    scenario: "a phone number has two to fifteen digits, and no zero first"
  },
  "e-mail address that is taken": {
    routes: create,
    status: 422,
    code: "email_exists",
    message: "A user with this email address has already been registered",
    scenario: "an address that is taken is rejected, case-insensitively"
  },
  "phone number that is taken": {
    routes: create,
    status: 422,
    code: "phone_exists",
    message: "Phone number already registered by another user",
    scenario: "a phone number that is taken is refused"
  },
  "password and hash": {
    ...invalid,
    routes: create,
    message: "Only a password or a password hash should be provided",
    scenario: "a user has a password or a hash, and both can be too much"
  },
  "unreadable hash": {
    ...failed,
    routes: create,
    message: "Error creating user",
    scenario: "a user has a password or a hash, and both can be too much"
  },
  "new password of more than 72 bytes": {
    ...failed,
    routes: create,
    message: "Internal Server Error",
    scenario: "a user has a password or a hash, and both can be too much"
  },
  "id that is no UUID": {
    ...invalid,
    routes: create,
    message: "ID must conform to the uuid v4 format",
    scenario: "an id of one's own is a UUID and not the nil one"
  },
  "nil id": {
    ...invalid,
    routes: create,
    message: "ID cannot be a nil uuid",
    scenario: "an id of one's own is a UUID and not the nil one"
  },
  "malformed ban": {
    ...invalid,
    routes: both,
    message: "invalid format for ban duration: time: {reason}",
    scenario: "a ban is a duration as Go writes them"
  },
  "id that is taken": {
    ...failed,
    routes: create,
    message: "Database error creating new user",
    scenario: "an id that is taken is an error of the server"
  },
  "id that is taken, as before 2024": {
    routes: create,
    status: 500,
    code: "23505",
    message: `${duplicate} "users_pkey"`,
    legacy: true,
    scenario: taken
  },
  "address of another audience, as before 2024": {
    routes: create,
    status: 500,
    code: "23505",
    message: `${duplicate} "users_email_partial_key"`,
    legacy: true,
    scenario: taken
  },
  "changed password of more than 72 bytes": {
    ...invalid,
    routes: update,
    message: "Password cannot be longer than 72 characters",
    scenario: "a changed password must meet the policy, and an empty one does not"
  },
  "short password": {
    routes: update,
    status: 422,
    code: "weak_password",
    message: "Password should be at least {least} characters.",
    scenario: "a changed password must meet the policy, and an empty one does not"
  },
  "password without some characters": {
    routes: update,
    status: 422,
    code: "weak_password",
    message: "Password should contain at least one character of each: {sets}.",
    scenario: "a password must have what the project asks for"
  },
  "password that is known": {
    routes: update,
    status: 422,
    code: "weak_password",
    message: "Password is known to be weak and easy to guess, please choose a different one.",
    skip: "the server would ask a service on the internet: no test does"
  },
  "changed address that is taken": {
    ...failed,
    routes: update,
    message: "Error updating user",
    scenario: "a new address that is taken is an error of the server"
  },
  "changed address that is taken, as before 2024": {
    routes: update,
    status: 500,
    code: "23505",
    message: `${duplicate} "users_email_partial_key"`,
    legacy: true,
    scenario: taken
  },
  "changed phone number that is taken, as before 2024": {
    routes: update,
    status: 500,
    code: "23505",
    message: `${duplicate} "users_phone_key"`,
    legacy: true,
    scenario: taken
  },
  "user that can't be read": {
    ...failed,
    routes: ["GET /admin/users/{user_id}"],
    message: "Database error loading user",
    skip: database
  },
  "user that can't be deleted": {
    ...failed,
    routes: ["DELETE /admin/users/{user_id}"],
    message: "Database error deleting user",
    skip: "a table of the application would have to refer to the user; admin's test/internal/hint.test.ts has the response"
  },
  "user that can't be deleted in parts": {
    ...failed,
    routes: ["DELETE /admin/users/{user_id}"],
    message: "Error {what}",
    skip: database
  },
  "malformed number of a phone factor": {
    ...invalid,
    routes: factor,
    message: "Invalid phone number format (E.164 required)",
    scenario: "a phone factor needs a number, and keeps its name when the number is bad"
  },
  "factor like another of the user": {
    ...failed,
    routes: factor,
    message: "Unexpected failure, please check server logs for more information",
    scenario: "a factor gets another name, which no other factor of the user has"
  },
  "factor that can't be deleted": {
    ...failed,
    routes: ["DELETE /admin/users/{user_id}/factors/{factor_id}"],
    message: "Database error {what}",
    skip: database
  },
  "passkey that can't be read or deleted": {
    ...failed,
    routes: ["DELETE /admin/users/{user_id}/passkeys/{passkey_id}"],
    message: "Database error {what}",
    skip: database
  }
} as const satisfies ErrorRows
