import type * as Either from "effect/Either"
import type { ApiError } from "./apiError.js"

/** What a step of a handler comes to: a value, or the error that the client gets. */
export type Result<A> = Either.Either<A, ApiError>
