import { describe, expect, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import type { Link } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

const email = "ann@example.com"
const ask = (link: Link.GenerateLink, response: object = {}) =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding(
      Stub.json({ ...Fixture.link, verification_type: link.type, redirect_to: "https://site.example.com", ...response })
    )
    const made = yield* admin.generateLink(link)
    return { made, body: Stub.jsonOf(seen[0]) }
  })

describe("generateLink", () => {
  const kinds: ReadonlyArray<readonly [Link.GenerateLink, object]> = [
    [
      { type: "signup", email, password: "secret", data: { a: 1 } },
      { type: "signup", email, password: "secret", data: { a: 1 } }
    ],
    [
      { type: "signup", email, password: Redacted.make("secret") },
      { type: "signup", email, password: "secret" }
    ],
    [
      { type: "invite", email, data: { a: 1 } },
      { type: "invite", email, data: { a: 1 } }
    ],
    [
      { type: "magiclink", email, data: { a: 1 }, redirect_to: new URL("https://app.example.com/x") },
      { type: "magiclink", email, data: { a: 1 }, redirect_to: "https://app.example.com/x" }
    ],
    [
      { type: "magiclink", email, redirectTo: new URL("https://app.example.com/x") },
      { type: "magiclink", email, redirect_to: "https://app.example.com/x" }
    ],
    [
      { type: "recovery", email, redirectTo: "https://app.example.com", redirect_to: "https://other.example.com" },
      { type: "recovery", email, redirect_to: "https://app.example.com" }
    ],
    [
      { type: "recovery", email, redirect_to: "https://app.example.com" },
      { type: "recovery", email, redirect_to: "https://app.example.com" }
    ],
    [
      { type: "email_change_current", email, new_email: "new@example.com" },
      { type: "email_change_current", email, new_email: "new@example.com" }
    ],
    [
      { type: "email_change_new", email, new_email: "new@example.com" },
      { type: "email_change_new", email, new_email: "new@example.com" }
    ]
  ]

  it.effect.each(kinds)("%o is sent as the server reads it", ([link, body]) =>
    Effect.gen(function* () {
      expect((yield* ask(link)).body).toEqual(body)
    })
  )

  it.effect("separates link and user, and returns the link as Redacted", () =>
    Effect.gen(function* () {
      const { made } = yield* ask({ type: "magiclink", email }, { new_member: 1 })
      const { action_link, email_otp, hashed_token, redirect_to, verification_type } = made.properties
      expect([action_link, email_otp, hashed_token].map((hidden) => Redacted.value(hidden))).toEqual([
        Fixture.link.action_link,
        Fixture.link.email_otp,
        Fixture.link.hashed_token
      ])
      expect({ redirect_to, verification_type }).toEqual({
        redirect_to: "https://site.example.com",
        verification_type: "magiclink"
      })
      expect(made.user).toEqual({ ...Fixture.user, new_member: 1 })
    })
  )

  it.effect("takes the token of a new address from the link, since the server's own does not work", () =>
    Effect.gen(function* () {
      const change: Link.GenerateLink = { type: "email_change_new", email, new_email: "new@example.com" }
      const tokenOf = (response: object) =>
        Effect.map(ask(change, response), ({ made }) => Redacted.value(made.properties.hashed_token))
      expect(yield* tokenOf({ hashed_token: "other" })).toBe(Fixture.link.hashed_token)
      expect(yield* tokenOf({ hashed_token: "other", action_link: "https://auth.example.com/verify" })).toBe("other")
    })
  )

  it.effect("reports what the server changed", () =>
    Effect.gen(function* () {
      const told = (link: Link.GenerateLink, response: object) =>
        Effect.map(ask(link, response), ({ made }) => [made.redirectChanged, made.kindChanged])
      const asked = "https://app.example.com/x"
      expect(yield* told({ type: "magiclink", email }, {})).toEqual([false, false])
      expect(yield* told({ type: "magiclink", email, redirect_to: asked }, { redirect_to: asked })).toEqual([
        false,
        false
      ])
      expect(yield* told({ type: "magiclink", email, redirect_to: new URL(asked) }, { redirect_to: asked })).toEqual([
        false,
        false
      ])
      expect(yield* told({ type: "magiclink", email, redirect_to: asked }, {})).toEqual([true, false])
      expect(yield* told({ type: "magiclink", email, redirectTo: asked }, {})).toEqual([true, false])
      expect(yield* told({ type: "magiclink", email, redirectTo: asked }, { redirect_to: asked })).toEqual([
        false,
        false
      ])
      expect(yield* told({ type: "magiclink", email }, { verification_type: "signup" })).toEqual([false, true])
      expect(yield* told({ type: "recovery", email }, { verification_type: "something_new" })).toEqual([false, true])
    })
  )

  it.effect.each<readonly [what: string, input: object, path: string, expected: string]>([
    ["no type", { email }, "link.type", "is missing"],
    [
      "an unknown type",
      { type: "sms", email },
      "link.type",
      'should be "signup" | "invite" | "magiclink" | "recovery" | "email_change_current" | "email_change_new"'
    ],
    ["no address", { type: "recovery" }, "link.email", "is missing"],
    ["a sign-up without a password", { type: "signup", email }, "link.password", "is missing"],
    ["a change without the new address", { type: "email_change_new", email }, "link.new_email", "is missing"],
    ["a recovery with metadata", { type: "recovery", email, data: {} }, "link.data", "is unknown"],
    [
      "another spelling of the target",
      { type: "recovery", email, redirectTp: "x" },
      "link.redirectTp",
      "is unknown (did you mean redirectTo?)"
    ],
    ["metadata that is a list", { type: "invite", email, data: [] }, "link.data", "should be an object, not an array"],
    [
      "a target that is no text",
      { type: "invite", email, redirect_to: 5 },
      "link.redirect_to",
      "should be string | URL, not number"
    ]
  ])("refuses %s in words", ([, input, path, expected]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding({})
      const error = yield* Effect.flip(admin.generateLink(JSON.parse(JSON.stringify(input))))
      expect({ ...error }).toEqual({ _tag: "InvalidInput", operation: "generateLink", path, expected })
      expect(seen).toEqual([])
    })
  )
})
