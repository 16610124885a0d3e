// The signature of each operation: parameters, result and errors, as the compiler has them.
import { apiModule, sourceModule } from "./declarations.mjs"
import { membersOfType } from "./members.mjs"
import { shownType } from "./memberTable.mjs"

/** Splits at a character that stands in no brackets. */
const splitAt = (text, separator) => {
  const parts = [""]
  let depth = 0
  for (const [index, character] of [...text].entries()) {
    if ("([{<".includes(character)) depth++
    else if (")]}".includes(character) || (character === ">" && text[index - 1] !== "=")) depth--
    if (depth === 0 && character === separator) parts.push("")
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "")
}

const parameterOf = (text) => {
  const [, name, optional, type] = /^(\w+)(\??): ([^]*)$/.exec(text) ?? []
  return { name, isOptional: optional === "?", type: type.replace(/ \| undefined$/, "") }
}

/** The names of a module in front of those of its types: `CreateUser` is `UserAttributes.CreateUser`. */
const qualified = (text, { imports }) => {
  let result = text
  for (const [local, { from, name }] of imports) {
    const [, module] = /^([A-Z]\w*)$/.exec(from) ?? []
    if (module === undefined || name === undefined) continue
    result = result.replaceAll(new RegExp(`(?<![\\w.])${local}(?![\\w:?])`, "g"), `${module}.${name}`)
  }
  return result
}

const isPlace = (node) => node.type === "TSPropertySignature"

/** Operations of the server: their arguments and results stand in the contracts. */
const ofContracts = (module) =>
  [...module.declarations.values()].flat().flatMap(({ node, slice }) => {
    const type = node.declarations?.[0]?.id?.typeAnnotation?.typeAnnotation
    return (type?.members ?? []).filter(isPlace).flatMap((member) => {
      const text = slice(member)
      const [, given] = /readonly Arguments: \[([^]*?)\];\s+readonly Input:/.exec(text) ?? []
      const [, result] = /readonly Output: ([^\n]*);/.exec(text) ?? []
      return given === undefined
        ? []
        : [[member.key.name, { parameters: splitAt(given, ",").map(parameterOf), result: shownType(result) }]]
    })
  })

/** Those of several requests: functions whose whole type is written out. */
const ofComposites = (module) =>
  [...module.declarations.values()].flat().flatMap(({ node, slice }) => {
    const type = node.declarations?.[0]?.id?.typeAnnotation?.typeAnnotation
    const made = type?.returnType?.typeAnnotation
    return (made?.members ?? []).filter(isPlace).flatMap((member) => {
      const signature = member.typeAnnotation.typeAnnotation
      if (signature.type !== "TSFunctionType") return []
      const parameters = signature.params.map((node) => parameterOf(slice(node)))
      const whole = slice(signature.returnType.typeAnnotation)
      const [, kind, inside] = /^(?:Effect|Stream)\.(Effect|Stream)<([^]*)>$/.exec(whole) ?? []
      const [result, failure = "never"] = splitAt(inside ?? whole, ",")
      return [[member.key.name, { kind, parameters, result, failure }]]
    })
  })

/** The tags of the errors that a type of a failure stands for; undefined where they can't be read. */
const tagsOf = (failure, module, tagsOfEndpoint) => {
  const alias = module.declarations.get(failure)?.[0]
  const text = alias === undefined ? failure : alias.slice(alias.node.typeAnnotation)
  if (failure === "never") return []
  if (/\b(?:Exclude|Extract|Omit)\b/.test(text)) return undefined
  const endpoints = Array.from(text.matchAll(/typeof ([\w.]+)/g), ([, path]) => {
    const [local, member] = path.split(".")
    return tagsOfEndpoint(module.imports.get(local)?.name ?? local, member)
  })
  const named = text.match(/(?<=")\w+(?=")/g) ?? []
  const direct = text.match(/^(?:AdminError\.)?\w+(?: \| (?:AdminError\.)?\w+)*$/)
  if (endpoints.length === 0 && named.length === 0) return direct === null ? undefined : text.split(" | ")
  return [...new Set([...endpoints.flat(), ...named])]
}

/** The signatures of a file, by the names of its operations. */
export const signaturesOf = (root, file, tagsOfEndpoint) => {
  const [name, , ...path] = file.split("/")
  const inside = path.join("/")
  if (name === "core") {
    const contracts = apiModule(root, "admin", inside.replace(/^protocol/, "contracts"))
    return new Map(ofContracts(contracts).map(([member, signature]) => [member, { ...signature, module: contracts }]))
  }
  const module = apiModule(root, name, inside)
  return new Map(
    ofComposites(module).map(([member, { failure, ...signature }]) => [
      member,
      {
        ...signature,
        parameters: signature.parameters.map((one) => ({ ...one, own: one.type, type: qualified(one.type, module) })),
        result: shownType(qualified(signature.result, module)),
        errors: tagsOf(failure, module, tagsOfEndpoint),
        failure,
        module
      }
    ])
  )
}

/** The members of a parameter's type, where that is an object. */
export const membersOfParameter = (root, file, { own, type }) => {
  const [name, , ...path] = file.split("/")
  const source =
    name === "core"
      ? sourceModule(root, "admin", path.join("/").replace(/^protocol/, "contracts"))
      : sourceModule(root, name, path.join("/"))
  return /^[A-Z][\w.]*$/.test(own ?? type) ? membersOfType(root, "admin", source, own ?? type) : undefined
}
