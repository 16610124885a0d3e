/** The `Retry-After` header (RFC 9110): seconds, or a date. */

/** Milliseconds to wait from `now` on; nothing when the header is absent or unreadable. */
export const milliseconds = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
