/** Headers as Node and undici represent them: a header that came several times can be a list. */

export type HeaderLists = Readonly<Record<string, string | ReadonlyArray<string> | undefined>>

export const joined = (headers: HeaderLists): Record<string, string | undefined> => {
  const texts: Record<string, string | undefined> = {}
  for (const name in headers) {
    const value = headers[name]
    texts[name] = value === undefined || typeof value === "string" ? value : value.join(", ")
  }
  return texts
}
