/** The form of a UUID. By hand, and not by a regular expression: every user that is read holds several. */

const hyphen = 45

/** Whether a UTF-16 code unit is a hexadecimal digit. */
const isHex = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70)

/** Five groups of hexadecimal digits of either case: 8-4-4-4-12. */
export const isUuid = (text: string): boolean => {
  if (text.length !== 36) return false
  for (let index = 0; index < 36; index++) {
    const unit = text.charCodeAt(index)
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (unit !== hyphen) return false
    } else if (!isHex(unit)) return false
  }
  return true
}
