/** A part of a foreign text. */

/** A text to be shown. */
export interface Excerpt {
  readonly text: string
  /** The most characters to show. */
  readonly longest: number
  /** Whether ids may be shown. */
  readonly ids: boolean
}

/** The first characters of a text. A surrogate pair is never split. */
export const truncate = (text: string, length: number): string => {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd8_00 && last < 0xdc_00 ? length - 1 : length)
}
