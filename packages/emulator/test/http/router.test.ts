import { assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { badRequest, internal, panic, unauthorized, unhandled } from "../../src/http/apiError.js"
import { corsHeaders, preflightHeaders } from "../../src/http/cors.js"
import { errorReply } from "../../src/http/errorReply.js"
import { json } from "../../src/http/reply.js"
import { get, group, makeRouter, open, post } from "../../src/http/router.js"
import { parseTarget } from "../../src/standards/url/target.js"

const say = (what: string) => () => Either.right(json(200, what))
const route = makeRouter<null>([
  get("/plain", say("plain")),
  group("/closed", () => Either.left(unauthorized("no", "no")), [get("/", say("never"))]),
  group("/items", open, [
    get("/", say("list")),
    post("/", say("create")),
    group("/{id}", open, [get("/", (_, { id }) => Either.right(json(200, `item ${id}`))), get("/sub", say("sub"))])
  ])
])
const replyTo = (method: string, path: string) => {
  const result = route(null, method, path)
  if (Either.isLeft(result)) return "refused"
  const { body, headers, status } = result.right
  return status === 405 ? `405 ${headers.map(([, value]) => value).join(",")}` : status === 404 ? "404" : body
}

describe("router", () => {
  it.each([
    ["GET", "/plain", '"plain"'],
    ["GET", "/plain/", "404"],
    ["POST", "/plain", "405 GET"],
    ["HEAD", "/plain", "405 GET"],
    ["FOO", "/nope", "405 "],
    ["get", "/plain", "405 "],
    ["GET", "/items", '"list"'],
    ["GET", "/items/", '"list"'],
    ["PATCH", "/items/", "405 GET,POST"],
    ["GET", "/items//", '"item "'],
    ["GET", "/items/x", '"item x"'],
    ["GET", "/items/x/", '"item x"'],
    ["GET", "/items/x//", "404"],
    ["GET", "/items/x/sub", '"sub"'],
    ["GET", "/items/x/sub/", "404"],
    ["DELETE", "/items/x", "405 GET"],
    ["GET", "/Items", "404"],
    ["GET", "//items", "404"],
    ["GET", "items", "404"],
    ["GET", "/closed", "refused"],
    ["PATCH", "/closed/any/thing", "refused"],
    ["GET", "/closedx", "404"]
  ])("%s %s", (method, path, expected) => {
    assert.strictEqual(replyTo(method, path), expected)
  })
})

describe("target", () => {
  it.each([
    ["/a%20b", "/a b"],
    ["/%61", "/%61"],
    ["/a%2Fb", "/a%2Fb"],
    ["/a:b", "/a:b"],
    ["/a%3Ab", "/a%3Ab"],
    ["/%7Bx%7D", "/{x}"],
    ["/%7bx%7d", "/%7bx%7d"],
    ["/é", "/é"]
  ])("%s is routed as %s", (target, path) => {
    assert.strictEqual(parseTarget(target)?.path, path)
  })
  it("refuses broken escapes", () => {
    assert.isUndefined(parseTarget("/%zz"))
  })
})

describe("errors", () => {
  const id = () => "the-id"
  it("come in the format that was asked for", () => {
    const error = badRequest("validation_failed", "No")
    assert.strictEqual(errorReply(error, "", id).body, '{"code":400,"error_code":"validation_failed","msg":"No"}')
    const modern = errorReply(error, "2030-01-01", id)
    assert.strictEqual(modern.body, '{"code":"validation_failed","message":"No"}')
    assert.deepStrictEqual(modern.headers.slice(1), [
      ["X-Supabase-Api-Version", "2024-01-01"],
      ["X-Sb-Error-Code", "validation_failed"]
    ])
    for (const version of ["2023-12-31", "2024-02-30", "2024-1-1", "x", "2024-01-01,2024-01-01"]) {
      assert.include(errorReply(error, version, id).body, "error_code")
    }
  })
  it("carry an id when the server is to blame", () => {
    assert.include(errorReply(internal("x"), "", id).body, '"error_id":"the-id"')
    assert.notInclude(errorReply(unhandled, "", id).body, "error_id")
    assert.notInclude(errorReply(panic, "", id).body, "error_id")
    assert.deepStrictEqual(errorReply(panic, "", id).headers.slice(1), [])
  })
  it("show some causes to legacy callers", () => {
    const error = internal("Error", { code: "23505", message: "duplicate", detail: "Key" })
    assert.strictEqual(errorReply(error, "", id).body, '{"code":"23505","message":"duplicate","detail":"Key"}')
    assert.strictEqual(errorReply(error, "2024-01-01", id).body, '{"code":"unexpected_failure","message":"Error"}')
    assert.include(errorReply(internal("Error", { code: "22001", message: "x" }), "", id).body, '"msg":"Error"')
  })
})

describe("cors", () => {
  const accepted = (headers: ReadonlyArray<readonly [string, string]>) => headers.length > 1
  it.each([
    ["http://a", "GET", undefined, true],
    ["http://a", "GET", "", true],
    ["http://a", "PATCH", "authorization,content-type", true],
    ["http://a", "PATCH", "content-type,authorization", false],
    ["http://a", "GET", "authorization, content-type", false],
    ["http://a", "GET", "Accept", false],
    ["http://a", "GET", "apikey", false],
    ["http://a", "HEAD", undefined, false],
    ["http://a", "patch", undefined, false],
    ["", "GET", undefined, false]
  ])("preflight %s %s %s: %s", (origin, method, requested, expected) => {
    assert.strictEqual(accepted(preflightHeaders(origin, method, requested, [])), expected)
  })
  it("lets more headers pass when it is told to", () => {
    assert.isTrue(accepted(preflightHeaders("http://a", "GET", "apikey", ["apikey"])))
  })
  it("names its own headers to other origins", () => {
    assert.lengthOf(corsHeaders("", "GET"), 1)
    assert.lengthOf(corsHeaders("http://a", "GET"), 4)
    assert.lengthOf(corsHeaders("http://a", "HEAD"), 1)
  })
})
