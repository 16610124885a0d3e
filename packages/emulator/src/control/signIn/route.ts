import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Request, Response } from "../../Exchange.js"
import { empty, json } from "../../http/reply.js"
import { isMembers, makeMembersReader } from "../members.js"
import { forTheOwner } from "../routes.js"
import type { SeedUser } from "../seedUser.js"
import type { Person, Session, SignIn } from "./session.js"

const path = "/emulator/session"

/** Whether a request is for the session of a user. */
export const isSignIn = ({ target }: Request): boolean => target.split("?")[0] === path

interface SessionBody extends SignIn<unknown> {
  readonly user: Person
}

const isUser = (value: unknown): value is SeedUser => isMembers(value)

const isLevel = (value: unknown): value is "aal1" | "aal2" => value === "aal1" || value === "aal2"

const readBody = (text: string): Either.Either<SessionBody, string> => {
  const body = Either.try((): unknown => JSON.parse(text))
  if (Either.isLeft(body)) return Either.left("the body is not JSON")
  if (!isMembers(body.right)) return Either.left("the body is not an object")
  const read = makeMembersReader(body.right)
  const user = read.parsed<Person | undefined>("user", undefined, "an id, an address or a user", (value) =>
    typeof value === "string" || isUser(value) ? value : undefined
  )
  const aal = read.parsed("aal", "aal1", "aal1 or aal2", (value) => (isLevel(value) ? value : undefined))
  const ago = read.parsed<unknown>("ago", undefined, "a duration like 2 hours", (value) => value ?? undefined)
  const problem = read.problem() ?? (user === undefined ? "user is missing" : undefined)
  return problem === undefined && user !== undefined ? Either.right({ user, aal, ago }) : Either.left(problem ?? "")
}

/** The response to a request for the session of a user. */
export const signInResponse = (
  request: Request,
  signInAs: (person: Person, options: SignIn<unknown>) => Effect.Effect<Session, string>
): Effect.Effect<Response> => {
  if (request.method !== "POST") return Effect.succeed(empty(405, [["Allow", "POST"]]))
  const session = Either.match(readBody(new TextDecoder().decode(request.body)), {
    onLeft: Effect.fail,
    onRight: ({ user, ...options }) => signInAs(user, options)
  })
  return Effect.map(session, (written) => ({
    status: 200,
    headers: [["Content-Type", "application/json"], ...forTheOwner] as const,
    body: JSON.stringify(written)
  })).pipe(
    Effect.catchAll((problem) =>
      Effect.succeed(json(400, { message: `The emulator cannot do that: ${problem}.` }, forTheOwner))
    )
  )
}
