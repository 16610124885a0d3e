const encoder = new TextEncoder()

/** The length that the server counts: bytes, not characters. */
export const byteLength = (text: string): number => encoder.encode(text).length
