/** The form of a moment in time (RFC 3339). By hand, and not by a regular expression: every user holds a handful. */

const plus = 43
const hyphen = 45
const dot = 46
const colon = 58
const letterT = 84
const letterZ = 90

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** The number that two digits make; less than nothing where they are none. */
const twoDigits = (text: string, index: number): number => {
  const tens = text.charCodeAt(index)
  const ones = text.charCodeAt(index + 1)
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : -1
}

const isBetween = (number: number, least: number, most: number): boolean => number >= least && number <= most

/** `Z`, or hours and minutes from it, up to the end of the text. */
const isZone = (text: string, index: number): boolean => {
  const sign = text.charCodeAt(index)
  return sign === letterZ
    ? text.length === index + 1
    : (sign === plus || sign === hyphen) &&
        text.length === index + 6 &&
        isBetween(twoDigits(text, index + 1), 0, 23) &&
        text.charCodeAt(index + 3) === colon &&
        isBetween(twoDigits(text, index + 4), 0, 59)
}

/** Where up to nine digits behind a dot end; where the dot would stand if there is none. */
const endOfFraction = (text: string, index: number): number => {
  if (text.charCodeAt(index) !== dot) return index
  let end = index + 1
  while (end < index + 10 && isDigit(text.charCodeAt(end))) end++
  // A dot alone is no fraction, and no zone begins with it.
  return end === index + 1 ? index : end
}

/** Date, `T`, time with up to nine digits of a second, zone. Every month is taken to have 31 days. */
export const isTimestamp = (text: string): boolean =>
  twoDigits(text, 0) >= 0 &&
  twoDigits(text, 2) >= 0 &&
  text.charCodeAt(4) === hyphen &&
  isBetween(twoDigits(text, 5), 1, 12) &&
  text.charCodeAt(7) === hyphen &&
  isBetween(twoDigits(text, 8), 1, 31) &&
  text.charCodeAt(10) === letterT &&
  isBetween(twoDigits(text, 11), 0, 23) &&
  text.charCodeAt(13) === colon &&
  isBetween(twoDigits(text, 14), 0, 59) &&
  text.charCodeAt(16) === colon &&
  isBetween(twoDigits(text, 17), 0, 59) &&
  isZone(text, endOfFraction(text, 19))
