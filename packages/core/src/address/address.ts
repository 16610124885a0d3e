/** E-mail addresses and phone numbers as the server compares them. */

const nul = "\u0000"

/** Lower case as Go has it: letter by letter, whatever the neighbours. */
const lower = (text: string): string =>
  Array.from(text, (letter) => (letter === "\u0130" ? "i" : letter.toLowerCase())).join("")

/** Whether the server takes two e-mail addresses for the same. It keeps them in lower case. */
export const isSameEmail = (one: string, other: string): boolean => lower(one) === lower(other)

/** Whether a user can have this address: it must not be empty, and the database must be able to hold it. */
export const canBeEmail = (email: string): boolean => email !== "" && !email.includes(nul)

/**
 * A filter that finds at least the users with this address. The server reads it as a pattern of SQL's LIKE. How the
 * database lowers letters beyond ASCII is not known, so those match any text.
 */
export const toFilter = (email: string): string =>
  lower(email)
    .replace(/[\\%_]/g, "\\$&")
    .replace(/\P{ASCII}+/gu, "%")

/** The digits that the server keeps of a phone number; undefined where it would not accept the number. */
export const toDigits = (phone: string): string | undefined => {
  const digits = phone.replace(/^\+/, "").replaceAll(" ", "")
  return /^[1-9]\d{1,14}$/.test(digits) ? digits : undefined
}
