import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as LinkHeader from "../../src/protocol/linkHeader.js"

const find = (header: string, relation: string) => LinkHeader.find(LinkHeader.parse(header), relation)

describe("parse", () => {
  it.each([
    [
      "as the server writes it",
      '</admin/users?page=2&per_page=1>; rel="next", </admin/users?page=9>; rel="last"',
      "/admin/users?page=2&per_page=1"
    ],
    [
      "absolute",
      '<https://x.example.com/auth/v1/admin/users?page=2>; rel="next"',
      "https://x.example.com/auth/v1/admin/users?page=2"
    ],
    ["without quotes", "</a>; rel=next", "/a"],
    ["without spaces", '</b>;rel="last",</a>;rel="next"', "/a"],
    ["with spaces everywhere", ' < /a > ; rel = "next" ', " /a "],
    ["in capitals", '</a>; REL="NEXT"', "/a"],
    ["among several relations", '</a>; rel="prev  next last"', "/a"],
    ["with other parameters first", '</a>; title="x"; hreflang=en; rel="next"', "/a"],
    ["with parameters that have no value", "</a>; crossorigin; rel=next", "/a"],
    ["with commas and semicolons in the target", '</a?x=1,2;3>; rel="next"', "/a?x=1,2;3"],
    ["with a title that looks like a link", '</a>; title="</b>; rel=\\"last\\", </c>; rel=next"; rel="next"', "/a"],
    ["with a title that looks like a relation", '</b>; title="; rel=next"; rel="last", </a>; rel="next"', "/a"],
    ["the first of two", '</a>; rel="next", </b>; rel="next"', "/a"],
    ["with a second rel, which does not count", '</b>; rel="last"; rel="next", </a>; rel="next"', "/a"],
    ["after what is no link", 'nonsense, <unfinished, </a>; rel="next"', "unfinished, </a"],
    ["an empty target", '<>; rel="next"', ""]
  ])("finds the next page: %s", (_, header, target) => {
    expect(find(header, "next")).toBe(target)
  })

  it.each([
    "",
    " ",
    ",",
    ";",
    "<",
    ">",
    "</a>",
    "</a>; rel",
    '</a>; rel=""',
    '</a>; rel="nextish"',
    "</a>; relation=next",
    "rel=next",
    "</a> rel=next"
  ])("finds none in %j", (header) => {
    expect(find(header, "next")).toBeUndefined()
  })

  it("ends on long headers without an end to what they begin", () => {
    for (const begin of ["<", '<a>; x="', "<a>; rel", "<a>;", "<a>; a ", '<a>; x="\\']) {
      expect(LinkHeader.parse(begin.repeat(50_000)).length).toBeGreaterThanOrEqual(0)
    }
  })

  const token = FastCheck.stringMatching(/^[a-z]{1,8}$/)
  const quoted = FastCheck.string({ unit: FastCheck.constantFrom(..."ab <>;,=relnext'/?".split("")) }).map(
    (text) => `"${text}"`
  )
  const misleading = FastCheck.constantFrom('"; rel=next"', '"; rel=last; "', String.raw`"</x>; rel=\"prev\", <"`)
  const parameter = FastCheck.tuple(
    token.filter((name) => name !== "rel"),
    FastCheck.option(FastCheck.oneof(token, quoted, misleading), { nil: undefined })
  ).map(([name, value]) => (value === undefined ? name : `${name}=${value}`))
  const target = FastCheck.webUrl({ withQueryParameters: true }).filter((url) => !/[<>]/.test(url))
  const relation = FastCheck.constantFrom("first", "prev", "next", "last")
  const link = FastCheck.record({
    target,
    relation,
    before: FastCheck.array(parameter, { maxLength: 2 }),
    after: FastCheck.array(parameter, { maxLength: 2 }),
    quotes: FastCheck.boolean(),
    space: FastCheck.constantFrom("", " ", "  ", "\t")
  })

  it.prop(
    "finds each target under its relation, in any order, whatever else is said",
    [FastCheck.uniqueArray(link, { selector: ({ relation }) => relation, maxLength: 4 })],
    ([links]) => {
      const header = links
        .map(({ after, before, quotes, relation, space, target }) =>
          [`<${target}>`, ...before, `rel=${quotes ? `"${relation}"` : relation}`, ...after].join(`${space};${space}`)
        )
        .join(", ")
      for (const { relation, target } of links) expect(find(header, relation)).toBe(target)
      for (const missing of ["first", "prev", "next", "last"].filter((name) =>
        links.every(({ relation }) => relation !== name)
      )) {
        expect(find(header, missing)).toBeUndefined()
      }
    }
  )

  it.prop("reads any text at all", [FastCheck.string()], ([text]) => {
    expect(Array.isArray(LinkHeader.parse(text))).toBe(true)
  })
})

describe("parameter", () => {
  const parameter = (target: string) => LinkHeader.parameter(target, "page")

  it.each([
    ["/admin/users?page=12", "12"],
    ["/admin/users?per_page=3&page=12&sort=x", "12"],
    ["https://x.example.com/auth/v1/admin/users?filter=page%3D5&page=12", "12"],
    ["?page=12#page=5", "12"],
    ["/a?x=1?page=5&page=12", "12"],
    ["/a?page=12&page=5", "12"],
    ["/a?page=", ""],
    ["/a?PAGE=1", undefined],
    ["/a#?page=1", undefined],
    ["/page=1", undefined],
    ["", undefined]
  ])("of %s is %j", (target, value) => {
    expect(parameter(target)).toBe(value)
  })
})
