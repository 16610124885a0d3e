// The places of a source that can be mutated, each with what it is and what it becomes. Types, imports and comments are none.
import { parseSync } from "@babel/core"

const swapped = (pairs) =>
  new Map(
    pairs.flatMap(([one, other]) => [
      [one, other],
      [other, one]
    ])
  )

const comparisons = swapped([
  ["<", "<="],
  [">", ">="],
  ["===", "!=="],
  ["==", "!="]
])
const arithmetic = swapped([
  ["+", "-"],
  ["*", "/"],
  ["&", "|"],
  ["<<", ">>"]
])
  .set("%", "*")
  .set("^", "&")
  .set(">>>", "<<")
const logical = swapped([["&&", "||"]])

const isText = (node) =>
  node.type === "StringLiteral" ||
  node.type === "TemplateLiteral" ||
  (node.type === "BinaryExpression" && node.operator === "+" && (isText(node.left) || isText(node.right)))

/** What is an expression in spite of its name. */
const transparent = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSInstantiationExpression"
])

const isErased = (node) =>
  (node.type.startsWith("TS") && !transparent.has(node.type)) ||
  node.type.startsWith("Import") ||
  node.type === "ExportAllDeclaration" ||
  node.declare === true

/** The names of members, which are no values. */
const isName = (node, parent, key) => key === "key" && parent.computed !== true && node.type === "StringLiteral"

/**
 * All places of a source, in its order: `kind`, the line, the range, what is there and what it becomes. Nullish operators
 * get a `!`, so that the compiler does not judge what only the tests should.
 */
export const placesOf = (file, code) => {
  const ast = parseSync(code, {
    babelrc: false,
    configFile: false,
    sourceType: "module",
    parserOpts: { plugins: ["typescript"] }
  })
  const places = []

  const text = (node) => code.slice(node.start, node.end)

  const add = (kind, start, end, becomes) =>
    places.push({
      file,
      kind,
      line: code.slice(0, start).split("\n").length,
      start,
      end,
      was: code.slice(start, end),
      becomes
    })

  const replace = (kind, node, becomes) => add(kind, node.start, node.end, becomes)

  /** An operator stands between its operands, where a comment could stand too. */
  const operator = (kind, node, becomes) => {
    const start = code.indexOf(node.operator, node.left.end)
    add(kind, start, start + node.operator.length, becomes)
  }

  const mutate = {
    IfStatement: (node) => replace("conditional", node.test, `!(${text(node.test)})`),
    ConditionalExpression: (node) => replace("conditional", node.test, `!(${text(node.test)})`),
    UnaryExpression: (node) => {
      if (node.operator === "!") replace("conditional", node, `(${text(node.argument)})`)
    },
    BinaryExpression: (node) => {
      if (comparisons.has(node.operator)) operator("comparison", node, comparisons.get(node.operator))
      else if (arithmetic.has(node.operator) && !isText(node))
        operator("arithmetic", node, arithmetic.get(node.operator))
    },
    LogicalExpression: (node) => {
      if (logical.has(node.operator)) return operator("logical", node, logical.get(node.operator))
      replace("nullish", node, `(${text(node.left)})!`)
      replace("nullish", node, `(${text(node.right)})`)
    },
    OptionalMemberExpression: (node) => {
      if (!node.optional) return
      const start = code.indexOf("?.", node.object.end)
      add("nullish", start, start + 2, node.computed ? "!" : "!.")
    },
    OptionalCallExpression: (node) => {
      if (!node.optional) return
      const start = code.indexOf("?.", node.callee.end)
      add("nullish", start, start + 2, "!")
    },
    BooleanLiteral: (node) => replace("boolean", node, String(!node.value)),
    NumericLiteral: (node) => replace("number", node, String(node.value + 1)),
    StringLiteral: (node) => replace("string", node, node.value === "" ? '"mutant"' : '""'),
    TemplateLiteral: (node) => replace("string", node, '""'),
    ExpressionStatement: (node) => replace("statement", node, ";")
  }

  const visit = (node, parent, key) => {
    if (node === null || typeof node !== "object") return
    if (Array.isArray(node)) return node.forEach((each) => visit(each, parent, key))
    if (typeof node.type !== "string" || isErased(node) || isName(node, parent, key)) return
    mutate[node.type]?.(node)
    for (const [name, value] of Object.entries(node)) {
      const isOfAnother = name === "source" && node.type.startsWith("Export")
      if (name !== "loc" && !name.endsWith("Comments") && !isOfAnother) visit(value, node, name)
    }
  }

  visit(ast.program, null, "")
  return places
}
