import * as Either from "effect/Either"
import type { Refusal } from "../http/refusal.js"
import { unhandled } from "../http/refusal.js"
import type { Reply } from "../http/reply.js"

export const challengeWebAuthn = (): Either.Either<Reply, Refusal> => Either.left(unhandled)
export const verifyWebAuthn = (): Either.Either<Reply, Refusal> => Either.left(unhandled)
