/** How timestamps, sizes and names are shown. */

const units = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
  [1, "s"]
] as const

/** A time span in the largest unit that it has: `25 h`. */
export const span = (milliseconds: number): string => {
  const seconds = Math.round(Math.abs(milliseconds) / 1000)
  const [size, name] = units.find(([size]) => seconds >= 2 * size || (size === 60 && seconds >= 60)) ?? [1, "s"]
  return `${Math.floor(seconds / size)} ${name}`
}

/** How long ago something was, or how long it is until then. */
export const age = (timestamp: string, now: number): string => {
  const ahead = Date.parse(timestamp) - now
  if (Math.abs(ahead) < 2000) return "now"
  return ahead > 0 ? `in ${span(ahead)}` : `${span(ahead)} ago`
}

/** `2026-08-20 10:00:00`, in UTC. */
export const stamp = (timestamp: string | number): string => {
  const date = new Date(timestamp)
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString().slice(0, 19).replace("T", " ")
}

/** The time of day, to the millisecond. */
export const timeOfDay = (timestamp: string): string => new Date(timestamp).toISOString().slice(11, 23)

export const shortId = (id: string): string => id.slice(0, 8)

export const count = (number: number): string => number.toLocaleString("en")

export const bytes = (size: number): string => (size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} KiB`)

/** What a user is called. */
export const nameOf = (user: { readonly email: string; readonly phone: string; readonly id: string }): string =>
  user.email || (user.phone === "" ? `user ${shortId(user.id)}` : `+${user.phone}`)

/** A JSON text with line breaks, or the text as it is. */
export const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** A code in groups of three digits, which are read more easily. */
export const grouped = (code: string): string =>
  code.length % 3 === 0 ? (code.match(/.{3}/g)?.join(" ") ?? code) : code

/** Whether a link may be followed by a click: no other scheme can do harm then. */
export const isWebLink = (link: string): boolean => /^https?:\/\//i.test(link)
