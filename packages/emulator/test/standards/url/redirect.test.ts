import { assert, describe, it } from "@effect/vitest"
import { errorLocation, messageLocation } from "../../../src/features/otp/verifyRedirect.js"
import { forbidden } from "../../../src/http/apiError.js"
import { matchesGlob } from "../../../src/standards/url/glob.js"
import { formatGoUrl, parseGoUrl, resolveReference } from "../../../src/standards/url/goUrl.js"
import { isRedirectAllowed, redirectTarget } from "../../../src/standards/url/redirect.js"

const rules = {
  siteUrl: "http://localhost:3000",
  uriAllowList: ["http://localhost:3000/**", "https://app.example.com/welcome", "https://*.preview.example.com"]
}

describe("redirect", () => {
  it.each([
    "http://localhost:3000",
    "http://localhost:4000/x",
    "HTTP://localhost:1/x",
    "http://user:pw@localhost:3000/x",
    "http://localhost:99999999/x",
    "http://127.0.0.1:1/x",
    "myapp://127.0.0.1/cb",
    "http://[::ffff:127.0.0.1]/",
    "https://app.example.com/welcome#frag",
    "https://a.preview.example.com",
    "https://evil?.preview.example.com"
  ])("allows %s", (url) => {
    assert.isTrue(isRedirectAllowed(url, rules))
  })
  it.each([
    "",
    "/x",
    "https://localhost:3000/x",
    "http://LOCALHOST:3000/x",
    "https://127.1",
    "https://0.0.0.0",
    "https://2130706433",
    "https://10.0.0.1",
    "https://app.example.com/welcome?x=1",
    "https://a.b.preview.example.com",
    "https://evil\\.preview.example.com",
    "http://localhost:abc",
    "http://localhost:3000/%zz",
    "http://localhost:3000/\u0001"
  ])("refuses %s", (url) => {
    assert.isFalse(isRedirectAllowed(url, rules))
  })
  it("takes the first that is allowed, or the site", () => {
    assert.strictEqual(
      redirectTarget(["x", "http://localhost:3000/a", "http://localhost:3000/b"], rules),
      "http://localhost:3000/a"
    )
    assert.strictEqual(redirectTarget(["x"], rules), rules.siteUrl)
  })
})

describe("glob", () => {
  it.each([
    ["a*c", "abbc", true],
    ["a*c", "a.c", false],
    ["a**c", "a./c", true],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["[ab]c", "bc", true],
    ["[!ab]c", "bc", false],
    ["{a,b*}c", "bxc", true],
    ["a\\*", "a*", true],
    ["a\\*", "ab", false],
    ["a+", "aa", false]
  ])("%s and %s", (pattern, text, expected) => {
    assert.strictEqual(matchesGlob(pattern, text), expected)
  })
})

describe("url", () => {
  it("keeps what is not to be changed", () => {
    for (const url of ["http://a:b@c:1/d%20e?f=g#h", "mailto:a@b", "//h/p", "/p?q"]) {
      const parsed = parseGoUrl(url)
      assert.isDefined(parsed)
      if (parsed !== undefined) assert.strictEqual(formatGoUrl(parsed), url)
    }
  })
  it("resolves a path against a base", () => {
    const base = parseGoUrl("https://x/auth/v1")
    const resolve = (path: string) => {
      const reference = parseGoUrl(path)
      return base === undefined || reference === undefined ? "" : formatGoUrl(resolveReference(base, reference))
    }
    assert.strictEqual(resolve("/verify"), "https://x/verify")
    assert.strictEqual(resolve("verify"), "https://x/auth/verify")
    assert.strictEqual(resolve("../a/./b"), "https://x/a/b")
    assert.strictEqual(resolve("http://y/z"), "http://y/z")
  })
})

describe("where a link leads", () => {
  const error = forbidden("otp_expired", "Email link is invalid or has expired")
  const coded = error.kind === "coded" ? error : undefined
  it("tells an error in the fragment, and for code exchanges in the query", () => {
    if (coded === undefined) return
    const error = "error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired"
    assert.strictEqual(errorLocation("http://a/?x=1#old", coded, false), `http://a/?x=1#${error}&sb=`)
    assert.strictEqual(errorLocation("http://a/?x=1", coded, true), `http://a/?${error}&x=1#${error}&sb=`)
  })
  it("tells a message", () => {
    assert.strictEqual(
      messageLocation("http://a/?b=1&a=2", "Well done", false),
      "http://a/?a=2&b=1#message=Well+done&sb="
    )
  })
})
