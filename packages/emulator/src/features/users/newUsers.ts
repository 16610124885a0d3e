import * as Either from "effect/Either"
import type { Identity, User } from "../../database/rows.js"
import { internal } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { hashPassword, unknowable } from "../../standards/crypto/passwordHash.js"
import type { JsonMap } from "../../standards/json/json.js"
import { trimSpace } from "../../standards/text/space.js"
import { beforeUserCreated } from "../hooks/userCreated.js"
import { createIdentity, identityData } from "./identities.js"
import { providerMetadata } from "./metadata.js"
import { insertUser, newUser, reloadUser, saveUser } from "./users.js"

/** What somebody signs up with. */
export interface Signup {
  /** `email`, `phone`, `anonymous`, or an external provider. */
  readonly provider: string
  readonly email?: string
  readonly phone?: string
  /** "" for an account without a password, null for one with a random password. */
  readonly password: string | null
  readonly data: JsonMap | null
  readonly aud: string
}

const hashOf = (call: Call, password: string | null): string =>
  password === null ? unknowable : password === "" ? "" : hashPassword(password, call.random)

/** A user who may be made, as far as the hook for that has a say. */
export const draftUser = (call: Call, signup: Signup): Result<User> => {
  const draft: User = {
    ...newUser(call, {
      aud: signup.aud,
      email: signup.email ?? "",
      phone: signup.phone ?? "",
      encryptedPassword: hashOf(call, signup.password),
      userMetadata: signup.data ?? new Map(),
      appMetadata: signup.provider === "anonymous" ? new Map() : providerMetadata([signup.provider])
    }),
    is_anonymous: signup.provider === "anonymous"
  }
  return Either.map(beforeUserCreated(call, draft), () => draft)
}

/** Writes a new user with the default role, and reads it back as the database has it. */
export const writeNewUser = (call: Call, row: User): Result<User> =>
  Either.gen(function* () {
    const inserted = yield* Either.mapLeft(insertUser(call, row), (cause) =>
      internal("Database error saving new user", cause)
    )
    const role = trimSpace(call.settings.jwt.defaultGroup)
    const saved = yield* Either.mapLeft(saveUser(call, { ...inserted, role }), (cause) =>
      internal("Database error updating user", cause)
    )
    return reloadUser(call, saved)
  })

export const signUpUser = (call: Call, signup: Signup): Result<User> =>
  Either.flatMap(draftUser(call, signup), (draft) => writeNewUser(call, draft))

/** The same, with the identity that stands for its address. */
export const signUpWithEmail = (
  call: Call,
  signup: Omit<Signup, "provider" | "phone"> & { readonly email: string }
): Result<{ readonly user: User; readonly identity: Identity }> =>
  Either.gen(function* () {
    const user = yield* signUpUser(call, { ...signup, provider: "email" })
    const data = identityData(user, { email: user.email })
    const identity = yield* Either.mapLeft(createIdentity(call, user, "email", data), (cause) =>
      internal("Error creating identity", cause)
    )
    return { user, identity }
  })
