/** What is wrong with an answer. The schemas that know are loaded when an answer is wrong, and not before. */
import type { Finding } from "@gotrue-effect/admin/internal/finding"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/** Where they can't be loaded, or can't bear to look at it: it is known that it is wrong. */
const unexplained: Finding = { path: "", expected: "is not what the server should send" }

export const explain =
  (operation: string) =>
  (body: unknown): Effect.Effect<Option.Option<Finding>> =>
    Effect.tryPromise(() => import("../more/index.js")).pipe(
      Effect.flatMap(({ find }) => Effect.try(() => Option.fromNullable(find(operation, body)))),
      Effect.catchAll(() => Effect.succeedSome(unexplained))
    )
