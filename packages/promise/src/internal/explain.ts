/** What is wrong with an answer. The schemas that know are loaded when an answer is wrong, and not before. */
import type { Finding } from "@gotrue-effect/admin/internal/finding"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

export const explain =
  (operation: string) =>
  (body: unknown): Effect.Effect<Option.Option<Finding>> =>
    Effect.promise(() => import("../more/index.js")).pipe(
      Effect.map(({ find }) => Option.fromNullable(find(operation, body)))
    )
