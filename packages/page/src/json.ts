/** An object from a text that somebody writes, or what is wrong with it. */
export const readObject = (text: string): { readonly value: object } | { readonly problem: string } => {
  if (text.trim() === "") return { value: {} }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { value }
      : { problem: "This is not an object: it begins with { and ends with }." }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "This is not JSON." }
  }
}

/** The claims of a token, without a check of its signature. */
export const claimsOf = (token: string): unknown => {
  const part = token.split(".")[1] ?? ""
  const bytes = Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0))
  return JSON.parse(new TextDecoder().decode(bytes))
}
