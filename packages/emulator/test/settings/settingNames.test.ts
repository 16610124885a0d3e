/** Settings that have no effect are named. */
import { Settings } from "@gotrue-effect/emulator"
import { expect, it } from "vitest"

const sentence = (name: string) => Settings.withoutEffect({ [name]: "x" })

it.each([
  ["GOTRUE_MAILER_AUTOCONFRIM", "GOTRUE_MAILER_AUTOCONFRIM is unknown. Did you mean GOTRUE_MAILER_AUTOCONFIRM?"],
  ["GOTRUE_SITEURL", "GOTRUE_SITEURL is unknown. Did you mean GOTRUE_SITE_URL?"],
  ["GOTRUE_NONSENSE", "GOTRUE_NONSENSE is unknown."],
  ["GOTRUE_SMTP_HOST", "GOTRUE_SMTP_HOST has no effect here: it sends no mail: what would be sent is in the outbox."],
  ["GOTRUE_HOOK_SEND_EMIAL_URI", "GOTRUE_HOOK_SEND_EMIAL_URI is unknown. Did you mean GOTRUE_HOOK_SEND_EMAIL_URI?"],
  ["GOTRUE_LOG_LEVEL", "GOTRUE_LOG_LEVEL has no effect here: it logs to its own output."]
])("%s", (name, expected) => {
  expect(sentence(name)).toEqual([expected])
})

it.each([
  "GOTRUE_SITE_URL",
  "GOTRUE_HOOK_SEND_EMAIL_URI",
  "GOTRUE_EXTERNAL_GOOGLE_CLIENT_ID",
  "GOTRUE_SMS_TWILIO_ACCOUNT_SID",
  "GOTRUE_RATE_LIMIT_O_AUTH_DYNAMIC_CLIENT_REGISTER",
  "API_EXTERNAL_URL",
  "PATH"
])("nothing is said of %s", (name) => {
  expect(sentence(name)).toEqual([])
})

it("a hook in the database has no effect", () => {
  const setting = "GOTRUE_HOOK_SEND_SMS_URI"
  expect(Settings.withoutEffect({ [setting]: "pg-functions://postgres/public/send" })).toEqual([
    `${setting} has no effect here: there is no database, and so no pg-functions.`
  ])
})

it("a long name takes no time", () => {
  expect(sentence(`GOTRUE_${"A".repeat(100_000)}`).length).toBe(1)
})
