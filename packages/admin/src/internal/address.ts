/** E-mail addresses and phone numbers as the server compares them. */

const nul = "\u0000"

/** In lower case, letter by letter, as Go has it: without regard to a letter's neighbours. */
const lower = (text: string): string =>
  Array.from(text, (letter) => (letter === "\u0130" ? "i" : letter.toLowerCase())).join("")

/** Whether two e-mail addresses are the same to the server, which keeps them in lower case. */
export const isSameEmail = (one: string, other: string): boolean => lower(one) === lower(other)

/** Nobody can have an address that is empty or that a database can't hold. */
export const canBeEmail = (email: string): boolean => email !== "" && !email.includes(nul)

/**
 * What finds at least the users with an address when it is given as a filter, which is a pattern of SQL's LIKE. How
 * letters outside of ASCII were put into lower case is not known, so they stand for any.
 */
export const toFilter = (email: string): string =>
  lower(email)
    .replace(/[\\%_]/g, "\\$&")
    .replace(/\P{ASCII}+/gu, "%")

/** The digits that the server keeps of a phone number; none where it would keep nothing. */
export const toDigits = (phone: string): string | undefined => {
  const digits = phone.replace(/^\+/, "").replaceAll(" ", "")
  return /^[1-9]\d{1,14}$/.test(digits) ? digits : undefined
}
