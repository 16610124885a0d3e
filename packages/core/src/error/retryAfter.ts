/** The `Retry-After` header (RFC 9110): seconds, or a date. */

// The three forms of a date. The last one names no time zone and is in GMT. `Date.parse` reads other texts too; they are not
// accepted here.
const date = /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4}|[A-Z][a-z]+, \d\d-[A-Z][a-z]{2}-\d\d) [\d:]{8} GMT$/
const dateOfC = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}$/

/** The milliseconds to wait from `now` on; undefined when the header is absent or not readable. */
export const milliseconds = (header: string | undefined, now: number): number | undefined => {
  const text = header?.trim() ?? ""
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const timestamp = date.test(text) ? Date.parse(text) : dateOfC.test(text) ? Date.parse(`${text} GMT`) : Number.NaN
  return Number.isNaN(timestamp) ? undefined : Math.max(0, timestamp - now)
}
