/** The `Link` header (RFC 8288), as far as paging needs it. */
import * as Option from "effect/Option"

export interface WebLink {
  readonly target: string
  readonly relations: ReadonlyArray<string>
}

const name = String.raw`[\w!#$%&'*+.^\`|~-]+`
const value = String.raw`"((?:[^"\\]|\\.)*)"|([^\s";,]*)`
const parameterOf = new RegExp(String.raw`\s*;\s*(${name})(?:\s*=\s*(?:${value}))?`, "g")
const linkValue = new RegExp(String.raw`<([^>]*)>((?:${parameterOf.source})*)`, "g")

/** The parameters one after the other, since a quoted one can hold what looks like another. The first `rel` counts. */
const relationsOf = (parameters: string): ReadonlyArray<string> => {
  const relation = Array.from(parameters.matchAll(parameterOf)).find(([, name]) => name?.toLowerCase() === "rel")
  return (relation?.[2] ?? relation?.[3] ?? "").toLowerCase().split(/\s+/).filter(Boolean)
}

/** All links of the header. What is not a link is passed over. */
export const parse = (header: string): ReadonlyArray<WebLink> =>
  Array.from(header.matchAll(linkValue), ([, target = "", parameters = ""]) => ({
    target,
    relations: relationsOf(parameters)
  }))

/** The target of the first link with this relation. */
export const find = (links: ReadonlyArray<WebLink>, name: string): Option.Option<string> =>
  Option.map(Option.fromNullable(links.find((link) => link.relations.includes(name))), (link) => link.target)

/** A query parameter of a target, relative or absolute. */
export const parameter = (target: string, name: string): Option.Option<string> => {
  const query = target.split("#", 1)[0]?.split("?").slice(1).join("?") ?? ""
  return Option.fromNullable(new URLSearchParams(query).get(name))
}
