import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { randomUUID } from "node:crypto"
import * as Expect from "../Expect.js"
import * as Fixture from "../Fixture.js"
import { scenario } from "../Scenario.js"

/** Local parts that look alike to a pattern, to a hasty eye, or to both. */
const locals = [
  "ann",
  "xann",
  "annx",
  "a_n",
  "axn",
  "a%n",
  "a%25n",
  "_",
  "%",
  "ann%",
  "_nn",
  "a.n",
  "a+n",
  "ann+tag",
  "a-n",
  "a'n",
  "a`n",
  "a|n",
  "a{n}",
  "a*n",
  "a?n",
  "a/n",
  "a#n",
  "a$n",
  "a&n",
  "a!n",
  "a^n",
  "a~n",
  "a=n"
]

/** Other spellings that find one of them: the lookup is case-insensitive. */
const respelt: ReadonlyArray<readonly [expected: string, local: string]> = [
  ["ANN", "ann"],
  ["A_N", "a_n"],
  ["Ann+Tag", "ann+tag"],
  ["A%N", "a%n"]
]

/** What finds no user. */
const strangers = [
  "an",
  "nn",
  "a__n",
  "a%",
  "%n",
  "%%",
  "__",
  "a\\_n",
  "a\\%n",
  "\\ann",
  "ann\\",
  "a_n ",
  " ann",
  '"ann"',
  "a n",
  "änn",
  "a\u030ann",
  "ａｎｎ",
  "a\u0131n",
  "\u0130nn",
  "a\u0000n",
  "a\ud800n",
  "a'; --",
  "ann%00",
  "ann@ann"
]

export const lookups = [
  scenario(
    "an e-mail address finds the user who has exactly it, whatever stands in it",
    ["getUserByEmail", "findUsersByEmail"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const domain = `${randomUUID()}.example.com`
      const users = yield* Effect.forEach(
        locals,
        (local) => Effect.map(Fixture.user({ email: `${local}@${domain}` }), (user) => [local, user.id] as const),
        { concurrency: 4 }
      )
      const idOf = new Map(users)
      const expected = [...locals.map((local) => [local, local] as const), ...respelt]
      yield* Effect.forEach(expected, ([local, owner]) =>
        Effect.gen(function* () {
          const found = yield* admin.getUserByEmail(`${local}@${domain}`)
          yield* Expect.equal(local, Option.getOrUndefined(Option.map(found, ({ id }) => id)), idOf.get(owner))
          const all = yield* admin.findUsersByEmail(`${local}@${domain}`)
          yield* Expect.equal(
            `all with ${local}`,
            all.map(({ id }) => id),
            [idOf.get(owner)]
          )
        })
      )
      yield* Effect.forEach(
        [...strangers.map((local) => `${local}@${domain}`), "", "@", domain, `@${domain}`],
        (email) =>
          Effect.gen(function* () {
            yield* Expect.equal(email, yield* admin.getUserByEmail(email), Option.none())
            yield* Expect.equal(`all with ${email}`, yield* admin.findUsersByEmail(email), [])
          })
      )
    })
  ),
  scenario(
    "an address that stands in the name of others finds its owner only",
    ["getUserByEmail"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const email = Fixture.uniqueEmail()
      yield* Fixture.user({ email: Fixture.uniqueEmail(), user_metadata: { full_name: `not ${email}` } })
      yield* Expect.equal("no user", yield* admin.getUserByEmail(email), Option.none())
      const owner = yield* Fixture.user({ email })
      const found = yield* admin.getUserByEmail(email)
      yield* Expect.equal(
        "owner",
        Option.map(found, ({ id }) => id),
        Option.some(owner.id)
      )
    })
  ),
  scenario(
    "an address of another audience is found there, and only there",
    ["getUserByEmail", "listUsers", "countUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const audience = `audience-${randomUUID()}`
      const email = Fixture.uniqueEmail()
      const { id } = yield* Fixture.user({ email, aud: audience })
      yield* Expect.equal("elsewhere", yield* admin.getUserByEmail(email), Option.none())
      const found = yield* admin.getUserByEmail(email, { audience })
      yield* Expect.equal(
        "there",
        Option.map(found, (user): string => user.id),
        Option.some<string>(id)
      )
      const page = yield* admin.listUsers({ audience })
      yield* Expect.equal(
        "the list",
        page.users.map((user): string => user.id),
        [id]
      )
      yield* Expect.equal("its audience", page.aud, audience)
      yield* Expect.equal("the count", yield* admin.countUsers({ audience }), 1)
    })
  ),
  scenario(
    "a phone number finds its user in any spelling that the server takes",
    ["getUserByPhone"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const phone = Fixture.uniquePhone()
      const { id } = yield* Fixture.user({ phone, phone_confirm: true })
      const spellings = [
        phone,
        `+${phone}`,
        `+${phone.slice(0, 1)} ${phone.slice(1)}`,
        ` ${phone} `,
        [...phone].join(" ")
      ]
      yield* Effect.forEach(spellings, (spelling) =>
        Effect.flatMap(admin.getUserByPhone(spelling), (found) =>
          Expect.equal(
            spelling,
            Option.map(found, (user) => user.id),
            Option.some(id)
          )
        )
      )
      const others = [
        phone.slice(0, -1),
        `${phone}0`,
        `++${phone}`,
        ` +${phone}`,
        `${phone.slice(0, 3)}-${phone.slice(3)}`,
        `${phone.slice(0, 3)}%`,
        phone.replace(/.$/, "_"),
        `0${phone}`,
        `00${phone}`,
        `${phone}'`,
        `tel:+${phone}`,
        phone.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
        "",
        "+",
        "%",
        "1"
      ]
      yield* Effect.forEach(others, (other) =>
        Effect.flatMap(admin.getUserByPhone(other), (found) => Expect.equal(other, found, Option.none()))
      )
    })
  ),
  scenario(
    "many ids give a result each, in their order",
    ["getUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const [ann, bob] = yield* Effect.all([Fixture.user(), Fixture.user()])
      const results = yield* admin.getUsers([bob.id, randomUUID(), ann.id, "no id", bob.id], { concurrency: 2 })
      yield* Expect.equal(
        "results",
        results.map(Either.match({ onLeft: (error) => error._tag, onRight: (user): string => user.id })),
        [bob.id, "UserNotFound", ann.id, "InvalidInput", bob.id]
      )
      yield* Expect.equal("of no ids", yield* admin.getUsers([]), [])
    })
  ),
  scenario(
    "users are counted as the filter lets them through",
    ["countUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const domain = `${randomUUID()}.example.com`
      yield* Expect.equal("before", yield* admin.countUsers({ filter: domain }), 0)
      yield* Effect.forEach(["ann", "bob", "cleo"], (name) => Fixture.user({ email: `${name}@${domain}` }))
      yield* Expect.equal("after", yield* admin.countUsers({ filter: domain }), 3)
      yield* Expect.holds("the filter narrows", (yield* admin.countUsers()) >= 3)
    })
  ),
  scenario(
    "all users of a filter come in a stream, in either order and with pages of any size",
    ["streamUsers"],
    Effect.gen(function* () {
      const admin = yield* GoTrueAdmin.GoTrueAdmin
      const domain = `${randomUUID()}.example.com`
      const made = yield* Effect.forEach(
        Array.from({ length: 7 }, (_, index) => index),
        (index) => Fixture.user({ email: `user${index}@${domain}` })
      )
      const ids = made.map(({ id }): string => id)
      yield* Effect.forEach([1, 2, 3, 7, 8, 1_000], (pageSize) =>
        Effect.gen(function* () {
          const all = (sort?: "created_at asc") =>
            admin.streamUsers({ filter: domain, pageSize, ...(sort === undefined ? {} : { sort }) }).pipe(
              Stream.map(({ id }): string => id),
              Stream.runCollect,
              Effect.map((found) => [...found])
            )
          yield* Expect.equal(`oldest first by ${pageSize}`, yield* all("created_at asc"), ids)
          yield* Expect.equal(`newest first by ${pageSize}`, yield* all(), ids.toReversed())
        })
      )
    })
  )
]
