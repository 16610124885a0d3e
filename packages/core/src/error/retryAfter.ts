/** The `Retry-After` header (RFC 9110): seconds, or a date. */

// The three formats of a date. The last one has no time zone and is in GMT. `Date.parse` accepts other texts as well,
// which are invalid here.
const date = /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4}|[A-Z][a-z]+, \d\d-[A-Z][a-z]{2}-\d\d) [\d:]{8} GMT$/
const dateOfC = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}$/

/** The milliseconds to wait, starting at `now`; undefined if the header is absent or invalid. */
export const milliseconds = (header: string | undefined, now: number): number | undefined => {
  const text = header?.trim() ?? ""
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const timestamp = date.test(text) ? Date.parse(text) : dateOfC.test(text) ? Date.parse(`${text} GMT`) : Number.NaN
  return Number.isNaN(timestamp) ? undefined : Math.max(0, timestamp - now)
}
