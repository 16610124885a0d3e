// `layer` of @effect/vitest puts its own methods on the `it` that all files of a worker share. Each file begins with those
// that were there at first.
import { it } from "@effect/vitest"

const key = Symbol.for("@gotrue-effect/tooling/it")

globalThis[key] ??= { effect: it.effect, layer: it.layer, prop: it.prop, scoped: it.scoped, flakyTest: it.flakyTest }
Object.assign(it, globalThis[key])
