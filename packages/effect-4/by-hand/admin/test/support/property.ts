/** Properties for fast-check, which Effect 4's own `it.prop` does not take. */
import * as FastCheck from "fast-check"
import { Schema } from "effect"
import * as Values from "./values.js"

type Source<A> = FastCheck.Arbitrary<A> | Schema.Codec<A, unknown>

/** A test that the property holds for values of each source, which is a schema or an arbitrary. */
export const property =
  <const Given extends ReadonlyArray<unknown>>(
    sources: { readonly [K in keyof Given]: Source<Given[K]> },
    holds: (values: { -readonly [K in keyof Given]: Given[K] }) => void,
    options: { readonly fastCheck?: FastCheck.Parameters<unknown> } = {}
  ) =>
  (): void => {
    const arbitraries = sources.map((source) => (Schema.isSchema(source) ? Values.of(source) : source))
    FastCheck.assert(
      // @ts-expect-error TypeScript does not follow a mapped tuple through `map`.
      FastCheck.property(FastCheck.tuple(...arbitraries), (values) => holds(values)),
      options.fastCheck
    )
  }
