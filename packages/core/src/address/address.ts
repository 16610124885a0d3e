/** E-mail addresses and phone numbers as the server compares them. */

const nul = "\u0000"

/** Lower case as in Go: letter by letter, independent of the neighbours. */
const lower = (text: string): string =>
  Array.from(text, (letter) => (letter === "\u0130" ? "i" : letter.toLowerCase())).join("")

/** Whether the server treats two e-mail addresses as the same. It stores them in lower case. */
export const isSameEmail = (one: string, other: string): boolean => lower(one) === lower(other)

/** Whether a user can have this address: it must not be empty, and the database must be able to store it. */
export const canBeEmail = (email: string): boolean => email !== "" && !email.includes(nul)

/**
 * A filter that matches at least the users with this address. The server reads it as a pattern of SQL's LIKE. It is
 * unknown how the database lowers letters beyond ASCII, so those match any text.
 */
export const toFilter = (email: string): string =>
  lower(email)
    .replace(/[\\%_]/g, "\\$&")
    .replace(/\P{ASCII}+/gu, "%")

/**
 * A filter that matches this text and nothing else: in lower case, as the server stores addresses, and without
 * wildcards. It compares names case-insensitively anyway (`FindUsersInAudience` in `internal/models/user.go`).
 */
export const toSearch = (text: string): string => lower(text).replace(/[\\%_]/g, "\\$&")

/** The digits of a phone number as the server stores them; undefined if the server would reject the number. */
export const toDigits = (phone: string): string | undefined => {
  const digits = phone.replace(/^\+/, "").replaceAll(" ", "")
  return /^[1-9]\d{1,14}$/.test(digits) ? digits : undefined
}
