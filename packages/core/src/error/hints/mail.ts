/** Mail and text messages that the server could not or would not send. */
import type { Hint } from "./hint.js"

const source = "`internal/api/mail.go`"

export const mail: ReadonlyArray<Hint> = [
  {
    messages: ["Error sending invite email"],
    cause:
      "The mail server could not be reached, or refused the sender, the credentials or the recipient (SMTP); or the template is broken.",
    solution:
      "The log of the server has the words of SMTP. A new user was not kept. `generateLink` makes the same link without mail.",
    source
  },
  {
    messages: ["Error sending … email"],
    cause:
      "The mail server could not be reached, or refused the sender, the credentials or the recipient (SMTP); or the template is broken.",
    solution: "The log of the server has the words of SMTP. `generateLink` makes the same link without mail.",
    source
  },
  {
    messages: ["For security purposes, you can only request this …"],
    cause: "This user was sent a message just now (GOTRUE_SMTP_MAX_FREQUENCY, GOTRUE_SMS_MAX_FREQUENCY).",
    solution: "Wait for as long as the message says.",
    source: "`internal/api/mail.go`, `phone.go`"
  },
  {
    codes: ["over_email_send_rate_limit"],
    messages: ["email rate limit exceeded"],
    cause:
      "The project has sent as many mails in this hour as it may. The mail service that comes with hosted projects sends very few.",
    solution:
      "Set up an SMTP server of your own and raise the limit (Authentication → Rate Limits, or GOTRUE_RATE_LIMIT_EMAIL_SENT), or mail the links of `generateLink` yourself.",
    source
  },
  {
    codes: ["over_sms_send_rate_limit"],
    messages: ["SMS rate limit exceeded"],
    cause: "The project has sent as many text messages in this hour as it may.",
    solution: "Raise the limit: Authentication → Rate Limits, or GOTRUE_RATE_LIMIT_SMS_SENT.",
    source: "`internal/api/phone.go`"
  },
  {
    codes: ["email_address_not_authorized"],
    messages: ["Email address … cannot be used as it is not authorized"],
    cause:
      "The mail service that comes with hosted projects sends only to the members of your organization (elsewhere: GOTRUE_EXTERNAL_EMAIL_AUTHORIZED_ADDRESSES).",
    solution: "Set up an SMTP server of your own, or mail the links of `generateLink` yourself.",
    source
  },
  {
    codes: ["email_address_invalid"],
    messages: ["Email address … is invalid"],
    cause: "The server does not send mail to this address: its domain has no mail server, or is one for examples.",
    solution: "For tests, take a domain of your own, or `createUser`, which sends nothing.",
    source
  }
]
