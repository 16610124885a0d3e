/** Classes that extend what a call of Effect makes. */

/** `Tag(id)<Self, Shape>()` as `[the symbol of Tag, the call of Tag]`. */
const made = (node, at) =>
  node?.type === "CallExpression" && node.callee.type === "CallExpression" ? at.symbolOf(node.callee.callee) : undefined

const declaration = (node, at, superClass) =>
  `${at.text.slice(node.start, node.superClass.start)}${superClass} ${at.print(node.body)}`

export const classes = [
  {
    name: "class extends Context.Tag",
    matches: (superClass, at) => made(superClass, at) === "effect/Context#Tag",
    print: (node, at) => {
      const { superClass } = node
      const id = at.print(superClass.callee.arguments[0])
      return declaration(node, at, `${at.name("effect/Context#Service")}${at.typeArguments(superClass)}()(${id})`)
    }
  },
  {
    // Effect 4 takes the identifier for the name of the error as well, and users see that.
    name: "class extends Schema.TaggedError",
    matches: (superClass, at) => made(superClass, at) === "effect/Schema#TaggedError",
    print: (node, at) => {
      const { superClass } = node
      const self = at.typeArguments(superClass.callee)
      const args = at.args(superClass).join(", ")
      return declaration(node, at, `${at.name("effect/Schema#TaggedError")}${self}()(${args})`)
    }
  }
]
