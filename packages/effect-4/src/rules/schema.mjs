/** Calls of `Schema` that are written otherwise in Effect 4. */

const member = (object, name) => object?.properties?.find(({ key }) => key?.name === name)?.value

const list = (name) => (node, at) => `${at.name(`effect/Schema#${name}`)}([${at.args(node).join(", ")}])`

const check = (name) => (node, at) =>
  `${at.name("effect/Schema#check")}(${at.name(`effect/Schema#${name}`)}(${at.args(node).join(", ")}))`

/** From one schema to another, by a transformation. */
const to = (transformation) => (node, at) => {
  const [from, target, options] = node.arguments
  const [decode, encode] = [member(options, "decode"), member(options, "encode")]
  if (decode === undefined || encode === undefined) return undefined
  const way = transformation(at, at.print(decode), at.print(encode))
  return `${at.print(from)}.pipe(${at.name("effect/Schema#decodeTo")}(${at.print(target)}, ${way}))`
}

export const schema = {
  "effect/Schema#Literal": (node, at) =>
    node.arguments.length === 1 && node.arguments[0].type !== "SpreadElement"
      ? `${at.name("effect/Schema#Literal")}(${at.args(node)[0]})`
      : list("Literals")(node, at),
  "effect/Schema#Record": ({ arguments: [options] }, at) => {
    const [key, value] = [member(options, "key"), member(options, "value")]
    return key && value && `${at.name("effect/Schema#Record")}(${at.print(key)}, ${at.print(value)})`
  },
  "effect/Schema#Union": list("Union"),
  "effect/Schema#between": (node, at) => {
    const [minimum, maximum] = at.args(node)
    const name = at.name("effect/Schema#isBetween")
    return `${at.name("effect/Schema#check")}(${name}({ minimum: ${minimum}, maximum: ${maximum} }))`
  },
  // With what was given: the words of an issue name its kind.
  "effect/Schema#decodeUnknownEither": (node, at) => {
    const [schema, options] = at.args(node)
    const all = options === undefined ? "{ reportInput: true }" : `{ reportInput: true, ...${options} }`
    return `${at.name("effect/Schema#decodeUnknownResult")}(${schema}, ${all})`
  },
  "effect/Schema#encodeUnknownEither": (node, at) => {
    const [schema, options] = at.args(node)
    const all = options === undefined ? "{ reportInput: true }" : `{ reportInput: true, ...${options} }`
    return `${at.name("effect/Schema#encodeUnknownResult")}(${schema}, ${all})`
  },
  "effect/Schema#filter": check("makeFilter"),
  "effect/Schema#maxLength": check("isMaxLength"),
  "effect/Schema#minLength": check("isMinLength"),
  // Exact, or with a default. Any other option has to be thought about.
  "effect/Schema#optionalWith": ({ arguments: [schema, options] }, at) => {
    if (at.source(options) === "{ exact: true }") return `${at.name("effect/Schema#optionalKey")}(${at.print(schema)})`
    const value = options.properties.length === 1 ? member(options, "default") : undefined
    if (value?.type !== "ArrowFunctionExpression") return undefined
    const made = `${at.name("effect/Effect#succeed")}(${at.print(value.body)} as const)`
    return `${at.print(schema)}.pipe(${at.name("effect/Schema#withDecodingDefaultType")}(${made}))`
  },
  "effect/Schema#parseJson": (node, at) => `${at.name("effect/Schema#fromJsonString")}(${at.args(node).join(", ")})`,
  "effect/Schema#pattern": check("isPattern"),
  "effect/Schema#transform": to(
    (at, decode, encode) =>
      `${at.name("effect/SchemaTransformation#transform")}({ decode: ${decode}, encode: ${encode} })`
  ),
  "effect/Schema#transformOrFail": to((at, decode, encode) => {
    const getter = at.name("effect/SchemaGetter#transformEffect")
    return `{ decode: ${getter}(${decode}), encode: ${getter}(${encode}) }`
  }),
  "effect/ParseResult#is": (node, at) => {
    const [schema, options] = at.args(node)
    if (options === undefined) return `${at.name("effect/Schema#is")}(${schema})`
    const decode = `${at.name("effect/SchemaParser#decodeUnknownResult")}(${at.name("effect/Schema#toType")}(${schema}), ${options})`
    return `((value: unknown) => ${at.name("effect/Result#isSuccess")}(${decode}(value)))`
  },
  "effect/ParseResult#succeed": (node, at) => `${at.name("effect/Effect#succeed")}(${at.args(node).join(", ")})`
}
