/** Properties that are effects, for fast-check. */
import * as FastCheck from "fast-check"
import type { Scope } from "effect"
import { Effect } from "effect"

/** A test that the property holds for records of these values. */
export const propertyEffect =
  <Given extends object, E, R>(
    sources: { readonly [K in keyof Given]: FastCheck.Arbitrary<Given[K]> },
    holds: (values: Given) => Effect.Effect<unknown, E, R>,
    options: { readonly fastCheck?: FastCheck.Parameters<[Given]> } = {}
  ) =>
  (): Effect.Effect<void, never, Exclude<R, Scope.Scope>> =>
    Effect.flatMap(Effect.context<Exclude<R, Scope.Scope>>(), (context) =>
      Effect.promise(() =>
        FastCheck.assert(
          FastCheck.asyncProperty(FastCheck.record(sources), (values) =>
            Effect.runPromiseWith(context)(Effect.asVoid(Effect.scoped(holds(values))))
          ),
          options.fastCheck
        )
      )
    )
