/** The form of a timestamp (RFC 3339). */

const form =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** Date, `T`, time with up to nine digits of a second, zone. Every month is taken to have 31 days. */
export const isTimestamp = (text: string): boolean => form.test(text)
