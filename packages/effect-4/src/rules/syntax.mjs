/** Constructs other than members and calls, by the type of their node: a list of names with their rules. */

const nameOf = ({ computed, key }) => (computed ? undefined : (key?.name ?? key?.value))

const sides = { Left: "Failure", Right: "Success" }
const handlers = { onLeft: "onFailure", onRight: "onSuccess" }

/** Why a request failed, by the names that Effect 3 has for it. */
const reasons = { Encode: "EncodeError", Transport: "TransportError" }

/** `arbitrary: () => (fc) => …`, an annotation. */
const isGenerator = (member) => nameOf(member) === "arbitrary" && member.value.body?.type === "ArrowFunctionExpression"

const side = (node) => (node?.type === "Literal" && Object.hasOwn(sides, node.value) ? sides[node.value] : undefined)

export const syntax = {
  BinaryExpression: [
    [
      '_tag === "Left"',
      (node, at) =>
        node.left.type === "MemberExpression" && node.left.property.name === "_tag" && side(node.right) !== undefined
          ? `${at.print(node.left)} ${node.operator} ${JSON.stringify(side(node.right))}`
          : undefined
    ]
  ],
  CallExpression: [
    [
      "fiber.interruptUnsafe",
      ({ callee }, at) => {
        if (callee.type !== "MemberExpression" || callee.property.name !== "unsafeInterruptAsFork") return undefined
        const fiber = at.print(callee.object)
        return `${fiber}.interruptUnsafe(${fiber}.id)`
      }
    ],
    [
      "it.effect.prop",
      (node, at) =>
        at.symbolOf(node.callee) === "@effect/vitest/it#effect.prop"
          ? (([name, ...rest]) => `it.effect(${name}, ${at.helper("propertyEffect")}(${rest.join(", ")}))`)(
              at.args(node)
            )
          : undefined
    ],
    [
      "it.prop",
      (node, at) =>
        at.symbolOf(node.callee) === "@effect/vitest/it#prop"
          ? (([name, ...rest]) => `it(${name}, ${at.helper("property")}(${rest.join(", ")}))`)(at.args(node))
          : undefined
    ]
  ],
  NewExpression: [
    [
      "new HttpClientError.RequestError",
      (node, at) => {
        if (at.symbolOf(node.callee) !== "@effect/platform/HttpClientError#RequestError") return undefined
        const { properties } = node.arguments[0]
        const reason = reasons[properties.find((member) => nameOf(member) === "reason")?.value.value]
        if (reason === undefined) return undefined
        const rest = properties.filter((member) => nameOf(member) !== "reason").map((member) => at.print(member))
        const made = `new ${at.name(`effect/http/HttpClientError#${reason}`)}({ ${rest.join(", ")} })`
        return `new ${at.name("effect/http/HttpClientError#HttpClientError")}({ reason: ${made} })`
      }
    ]
  ],
  ObjectExpression: [
    [
      "{ path, message }",
      (node, at) => {
        const names = node.properties.map(nameOf)
        if (!at.isInside("effect/Schema#filter")) return undefined
        if (names.length !== 2 || !names.includes("path") || !names.includes("message")) return undefined
        return `{ ${node.properties
          .map((member) => (nameOf(member) === "message" ? `issue: ${at.print(member.value)}` : at.print(member)))
          .join(", ")} }`
      }
    ],
    [
      "arbitrary",
      // Generators of test values: Effect 4 has no such annotation, and the tests bring their own.
      (node, at) =>
        node.properties.some(isGenerator)
          ? `{ ${node.properties
              .filter((member) => !isGenerator(member))
              .map((member) => at.print(member))
              .join(", ")} }`
          : undefined
    ]
  ],
  Property: [
    [
      "onLeft, onRight",
      (node, at) =>
        Object.hasOwn(handlers, nameOf(node) ?? "") ? `${handlers[nameOf(node)]}: ${at.print(node.value)}` : undefined
    ],
    [
      "{ left: { _tag } }",
      // What a test expects of an `Either`. A member of that name that holds anything else is no side of one.
      (node, at) => {
        const name = { left: "failure", right: "success" }[nameOf(node)]
        const isTagged = node.value?.properties?.some((member) => nameOf(member) === "_tag") === true
        return name !== undefined && isTagged ? `${name}: ${at.print(node.value)}` : undefined
      }
    ],
    [
      "{ cause: { error } }",
      // What a test expects of an `Exit` that failed.
      (node, at) =>
        nameOf(node) === "cause" && node.value?.properties?.length === 1 && nameOf(node.value.properties[0]) === "error"
          ? `cause: { reasons: [${at.print(node.value)}] }`
          : undefined
    ],
    [
      '{ _tag: "Left" }',
      (node) =>
        nameOf(node) === "_tag" && side(node.value) !== undefined
          ? `_tag: ${JSON.stringify(side(node.value))}`
          : undefined
    ]
  ]
}
