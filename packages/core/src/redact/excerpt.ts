/** A part of a text that somebody else wrote. */

/** A text to be shown. */
export interface Excerpt {
  readonly text: string
  /** The most characters of it that are shown. */
  readonly longest: number
  /** Whether ids may be seen. */
  readonly ids: boolean
}

/** The first characters of a text. A surrogate pair is never split. */
export const truncate = (text: string, length: number): string => {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd8_00 && last < 0xdc_00 ? length - 1 : length)
}
