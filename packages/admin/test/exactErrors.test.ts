/** A response never becomes an error that the type of the call does not have. */
import { describe, expect, it } from "@effect/vitest"
import { linkErrors } from "@gotrue-effect/core/protocol/linkErrors"
import { links } from "@gotrue-effect/core/protocol/links"
import { Effect } from "effect"
import type { GoTrueAdmin, Link } from "../src/index.js"
import { ErrorCode } from "../src/index.js"
import * as Fixture from "./support/fixtures.js"
import * as Service from "./support/service.js"
import * as Stub from "./support/stub.js"

// A missing passkey has the code of an invalid value.
const { PasskeyNotFound: _, ...codes } = ErrorCode.ofTag

const rejections = Object.entries(codes).map(([tag, [code]]) => ({
  tag,
  reply: Stub.json(
    { code, message: "No", ...(tag === "WeakPassword" ? { weak_password: { reasons: ["length"] } } : {}) },
    tag === "NotAdmin" ? 403 : 422
  )
}))

/** The tags that the codes of all tags become in this call. */
const tagsOf = (
  call: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, { readonly _tag: string }>,
  refuses: (seen: Stub.Seen) => boolean = () => true
) =>
  Effect.map(
    Effect.forEach(rejections, ({ reply, tag }) =>
      Effect.gen(function* () {
        const { admin } = yield* Service.made((seen) => Effect.succeed(refuses(seen) ? reply : Stub.json(Fixture.user)))
        const error = yield* Effect.flip(call(admin))
        return [tag, error._tag] as const
      })
    ),
    (pairs) => {
      expect(pairs.every(([tag, became]) => became === tag || became === "UnexpectedAnswer")).toBe(true)
      return pairs.flatMap(([tag, became]) => (tag === became ? [tag] : [])).toSorted()
    }
  )

const isUpdate = ({ method }: Stub.Seen) => method === "PUT"

describe("the codes of other errors are UnexpectedAnswer", () => {
  const email = "ann@example.com"
  const links: ReadonlyArray<Link.GenerateLink> = [
    { type: "signup", email, password: "secret" },
    { type: "invite", email },
    { type: "magiclink", email },
    { type: "recovery", email },
    { type: "email_change_current", email, new_email: email },
    { type: "email_change_new", email, new_email: email }
  ]

  it.effect.each(links)("in generateLink for %o", (link) =>
    Effect.gen(function* () {
      expect(yield* tagsOf((admin) => admin.generateLink(link))).toEqual([...linkErrors[link.type]].toSorted())
    })
  )

  it.effect.each<
    readonly [string, (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, { readonly _tag: string }>, string]
  >([
    ["banUser", (admin) => admin.banUser(Fixture.userId, "7 days"), "NotAdmin UserNotFound"],
    ["unbanUser", (admin) => admin.unbanUser(Fixture.userId), "NotAdmin UserNotFound"],
    [
      "replaceUserMetadata",
      (admin) => admin.replaceUserMetadata(Fixture.userId, {}),
      "NotAdmin UserNotFound ValidationFailed"
    ],
    [
      "replaceAppMetadata",
      (admin) => admin.replaceAppMetadata(Fixture.userId, {}),
      "NotAdmin UserNotFound ValidationFailed"
    ]
  ])("in %s", ([, call, tags]) =>
    Effect.gen(function* () {
      expect(yield* tagsOf(call, isUpdate)).toEqual(tags.split(" "))
    })
  )
})

describe("a ban that can't work is refused in the words of the call", () => {
  it.effect.each<readonly [string, (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, unknown>, object]>([
    ["zero", (admin) => admin.banUser(Fixture.userId, 0), { path: "duration" }],
    ["a negative number", (admin) => admin.banUser(Fixture.userId, -1), { path: "duration" }],
    ["no duration", (admin) => admin.banUser(Fixture.userId, JSON.parse("null")), { path: "duration" }],
    ["an unknown unit", (admin) => admin.banUser(Fixture.userId, JSON.parse('"7 dayz"')), { path: "duration" }],
    ["no id", (admin) => admin.banUser("nobody", "1 day"), { path: "id" }]
  ])("%s", ([, call, expected]) =>
    Effect.gen(function* () {
      const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
      expect(yield* Effect.flip(call(admin))).toMatchObject({ _tag: "InvalidInput", operation: "banUser", ...expected })
      expect(seen).toEqual([])
    })
  )
})

it.effect("a ban is sent in Go's format, wherever it is set", () =>
  Effect.gen(function* () {
    const { admin, seen } = yield* Service.responding(Stub.json(Fixture.user))
    yield* admin.banUser(Fixture.userId, "7 days")
    yield* admin.banUser(Fixture.userId, "forever")
    yield* admin.banUser(Fixture.userId, 1_000)
    yield* admin.banUser(Fixture.userId, "none")
    yield* admin.updateUserById(Fixture.userId, { ban_duration: "7 days" })
    yield* admin.createUser({ email: "ann@example.com", ban_duration: "forever" })
    expect(seen.map(({ body }) => JSON.parse(body ?? "").ban_duration)).toEqual([
      "604800s",
      "2562047h",
      "1s",
      "none",
      "604800s",
      "2562047h"
    ])
  })
)

it("no kind of link has an error that the table of operations does not list", () => {
  for (const tag of Object.values(linkErrors).flat()) expect(links.generateLink.errors).toContain(tag)
})
