/** A session for a user, by the server's own requests. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Request, Response } from "../../Exchange.js"
import { request } from "../../Exchange.js"
import type { Database } from "../../database/database.js"
import type { Factor } from "../../database/rows.js"
import { totpCode } from "../../features/mfa/totp.js"
import { parseUuid } from "../../standards/text/uuid.js"
import { addUsers } from "../addUsers.js"
import type { Members } from "../members.js"
import { isMembers, readDuration } from "../members.js"
import type { SeedUser } from "../seedUser.js"
import type { Person, Session, SignIn } from "./session.js"

export interface SignInParts {
  readonly db: Database
  readonly adminToken: () => string
  /** Responds to a request as of a time, in nanoseconds. */
  readonly respond: (request: Request, now: bigint) => Effect.Effect<Response>
}

/** What was asked for cannot be: why. */
type Problem = string

const described = (person: Person): SeedUser => {
  if (typeof person !== "string") return person
  return parseUuid(person) === undefined ? { email: person } : { id: person }
}

/** A session is what the server has written. */
const isSession = (body: Members): body is Members & Session => typeof body["access_token"] === "string"

const told = ({ body, status }: Response): Problem => `the server responded ${status} ${body}`

const bodyOf = (response: Response): Effect.Effect<Members, Problem> =>
  Effect.suspend(() => {
    const body: unknown = response.status === 200 ? JSON.parse(response.body) : undefined
    return isMembers(body) ? Effect.succeed(body) : Effect.fail(told(response))
  })

const textIn = (body: Members, name: string): string => {
  const value = body[name]
  return typeof value === "string" ? value : ""
}

const noSession = "the server opened no session"

const isUsable = ({ factor_type, status }: Factor): boolean => factor_type === "totp" && status === "verified"

export const makeSignInAs =
  ({ adminToken, db, respond }: SignInParts) =>
  (person: Person, { aal = "aal1", ago = 0 }: SignIn<unknown>, present: bigint): Effect.Effect<Session, Problem> =>
    Effect.gen(function* () {
      const span = readDuration(ago)
      if (span === undefined) return yield* Effect.fail("ago is not a duration like 2 hours")
      if (aal !== "aal1" && aal !== "aal2") return yield* Effect.fail("aal is not aal1 or aal2")
      const now = present - BigInt(Math.round(Duration.toMillis(span))) * 1_000_000n
      const ask = (target: string, body: object, token = adminToken()) =>
        Effect.flatMap(
          respond(
            request({
              method: "POST",
              target,
              headers: [
                ["Authorization", `Bearer ${token}`],
                // A gateway asks for it.
                ["apikey", adminToken()],
                ["Content-Type", "application/json"]
              ],
              body: JSON.stringify(body)
            }),
            now
          ),
          bodyOf
        )

      const find = ({ email = "", id = "" }: SeedUser) =>
        id === "" ? db.users.table.find(db.users.byEmail, email.toLowerCase()) : db.users.table.get(id)
      const given = described(person)
      if (find(given) === undefined) {
        if ((given.email ?? "") === "") return yield* Effect.fail(`there is no user ${given.id ?? ""}`)
        const created = addUsers([{ email_confirm: true, ...given }], adminToken(), (each) => respond(each, now))
        yield* Effect.mapError(created, ({ response }) => told(response))
      }
      const user = find(given)
      if (user === undefined || user.email === "") return yield* Effect.fail("the user has no e-mail address")

      const link = yield* ask("/admin/generate_link", { type: "magiclink", email: user.email })
      const token_hash = textIn(link, "hashed_token")
      const session = yield* ask("/verify", { type: textIn(link, "verification_type"), token_hash })
      // No mail was sent: the next one need not wait.
      const { confirmation_sent_at, recovery_sent_at } = user
      const signedIn = db.users.table.get(user.id)
      if (signedIn !== undefined) db.users.table.update({ ...signedIn, confirmation_sent_at, recovery_sent_at })

      if (aal === "aal1") return isSession(session) ? session : yield* Effect.fail(noSession)
      const token = textIn(session, "access_token")
      const own = db.factors.table.resolve(db.factors.byUser.idsOf(user.id)).find(isUsable)
      const enrolling = ask("/factors", { factor_type: "totp", friendly_name: "signInAs" }, token)
      const id = own?.id ?? textIn(yield* enrolling, "id")
      const challenge = yield* ask(`/factors/${id}/challenge`, {}, token)
      const code = totpCode(db.factors.table.get(id)?.secret ?? "", now) ?? ""
      const raised = yield* ask(`/factors/${id}/verify`, { challenge_id: textIn(challenge, "id"), code }, token)
      return isSession(raised) ? raised : yield* Effect.fail(noSession)
    })
