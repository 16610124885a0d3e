import * as Either from "effect/Either"

const token = /^[!#$%&'*+\-.^_`|~\w]+/
const parameter = /^\s*;\s*([!#$%&'*+\-.^_`|~\w]+)\s*=\s*(?:[!#$%&'*+\-.^_`|~\w]+|"(?:[^"\\\r\n]|\\.)*")/

const checkType = (text: string): string | undefined => {
  const main = token.exec(text)?.[0]
  if (main === undefined) return "mime: no media type"
  if (main.length === text.length) return undefined
  if (text[main.length] !== "/") return "mime: expected slash after first token"
  const rest = text.slice(main.length + 1)
  const sub = token.exec(rest)?.[0]
  if (sub === undefined) return "mime: expected token after slash"
  return sub.length === rest.length ? undefined : "mime: unexpected content after media subtype"
}

const checkParameters = (text: string): string | undefined => {
  const names = new Set<string>()
  let rest = text
  for (;;) {
    const found = parameter.exec(rest)
    if (found === null) return ["", ";"].includes(rest.trim()) ? undefined : "mime: invalid media parameter"
    const name = (found[1] ?? "").toLowerCase()
    if (names.has(name)) return "mime: duplicate parameter name"
    names.add(name)
    rest = rest.slice(found[0].length)
  }
}

/** The media type that a `Content-Type` names, in lower case. On the left Go's own words. */
export const mediaTypeOf = (contentType: string): Either.Either<string, string> => {
  const end = contentType.indexOf(";")
  const named = (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase()
  const problem = checkType(named) ?? checkParameters(end < 0 ? "" : contentType.slice(end))
  return problem === undefined ? Either.right(named) : Either.left(problem)
}
