/** A tracer that keeps what it is told. */
import * as Context from "effect/Context"
import * as Tracer from "effect/Tracer"
import { inspect } from "node:util"

export const make = () => {
  const told: Array<unknown> = []
  let number = 0
  const tracer = Tracer.make({
    span: (name, parent, context, links, startTime, kind): Tracer.Span => {
      told.push(name)
      return {
        _tag: "Span",
        name,
        spanId: `${++number}`,
        traceId: "1",
        parent,
        context: context ?? Context.empty(),
        status: { _tag: "Started", startTime },
        attributes: new Map(),
        links,
        sampled: true,
        kind,
        end: (_, exit) => told.push(exit),
        attribute: (key, value) => told.push(key, value),
        event: (name, _, attributes) => told.push(name, attributes),
        addLinks: () => undefined
      }
    },
    context: (run) => run()
  })
  return { tracer, text: () => told.map((one) => inspect(one, { depth: Infinity })).join("\n") }
}
