/** The `Link` header (RFC 8288), as far as paging needs it. */
import * as Option from "effect/Option"

export interface WebLink {
  readonly target: string
  readonly relations: ReadonlyArray<string>
}

const linkValue = /<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+\*?(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]*))?)*)/g
const relation = /;\s*rel\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*))/i

/** All links of the header. What is not a link is passed over. */
export const parse = (header: string): ReadonlyArray<WebLink> =>
  Array.from(header.matchAll(linkValue), ([, target = "", parameters = ""]) => {
    const found = relation.exec(parameters)
    const relations = (found?.[1] ?? found?.[2] ?? "").toLowerCase()
    return { target, relations: relations.split(/\s+/).filter((name) => name !== "") }
  })

/** The target of the first link with this relation. */
export const find = (links: ReadonlyArray<WebLink>, name: string): Option.Option<string> =>
  Option.map(Option.fromNullable(links.find((link) => link.relations.includes(name))), (link) => link.target)

/** A query parameter of a target, relative or absolute. */
export const parameter = (target: string, name: string): Option.Option<string> => {
  const query = target.split("#", 1)[0]?.split("?").slice(1).join("?") ?? ""
  return Option.fromNullable(new URLSearchParams(query).get(name))
}
