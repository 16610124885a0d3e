import type { Message, MessageKind } from "../database/message.js"
import type { Paint } from "./paint.js"

/** The kinds of message, in words. */
const names: Readonly<Partial<Record<MessageKind, string>>> = {
  magiclink: "magic link",
  email_change: "email change",
  phone_change: "phone change"
}

/** A line for a mail or a text: to whom, what, and the link and the code that are in it. */
export const messageLine = ({ channel, kind, link, otp, to }: Message, paint: Paint): string => {
  const content = [
    ...(link === null ? [] : [paint("cyan", link)]),
    ...(otp === null ? [] : [`code ${paint("bold", otp)}`])
  ]
  const medium = channel === "email" ? "mail" : channel
  const what = `${medium} to ${to}: ${names[kind] ?? kind}`
  return content.length === 0 ? what : `${what} → ${content.join(", ")}`
}
