/** The Effect 4 text of an Effect 3 file. Positions are those of the parser; what no rule touches is copied as it is. */
import { posix } from "node:path"
import { parseSync } from "rolldown/utils"
import { calls } from "../rules/calls.mjs"
import { classes } from "../rules/classes.mjs"
import { members } from "../rules/members.mjs"
import { modules } from "../rules/modules.mjs"
import { properties } from "../rules/properties.mjs"
import { syntax } from "../rules/syntax.mjs"
import { types } from "../rules/types.mjs"
import { isUnchanged } from "../rules/unchanged.mjs"
import { bindings } from "./bindings.mjs"
import { makeImports } from "./imports.mjs"
import { namesIn } from "./names.mjs"
import { Uncovered, uncovered } from "./uncovered.mjs"

/** Names that stand for themselves. */
const isName = (node, key) =>
  (key === "key" && !node.computed && !node.shorthand) ||
  (key === "property" && node.type === "MemberExpression" && !node.computed) ||
  (key === "right" && node.type === "TSQualifiedName")

const childrenOf = (node) => {
  const found = []
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (value !== null && typeof value === "object" && typeof value.type === "string") found.push(value)
  }
  for (const [key, value] of Object.entries(node)) if (!isName(node, key)) visit(value)
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** `Schema.Schema.Type` as a list of names, or undefined if it is anything but names. */
const pathOf = (node) => {
  if (node.type === "Identifier") return [node.name]
  const [left, right] = node.type === "TSQualifiedName" ? [node.left, node.right] : [node.object, node.property]
  if (left === undefined || node.computed === true) return undefined
  const path = pathOf(left)
  return path === undefined ? undefined : [...path, right.name]
}

/** `count` is told of each rewrite, by the name of its rule. */
export const translate = (text, file, count = () => undefined) => {
  const { errors, program } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const bound = bindings(program)
  const taken = namesIn(program, bound.imports)
  for (const local of bound.namespaces.keys()) taken.delete(local)
  const imports = makeImports(taken)
  const problems = []

  /** The symbol that a chain of names stands for, such as `effect/Schema#Schema.Type`. */
  const symbolOf = (node) => {
    const path = pathOf(node)
    if (path === undefined) return undefined
    const [local, ...rest] = path
    const member = bound.members.get(local)
    if (member !== undefined)
      return { symbol: `${member.module}#${[member.member, ...rest].join(".")}`, local, source: member }
    const source = bound.namespaces.get(local)
    return source === undefined || rest.length === 0
      ? undefined
      : { symbol: `${source.module}#${rest.join(".")}`, local, source }
  }

  const plain = (node) => {
    let at = node.start
    let result = ""
    for (const child of childrenOf(node)) {
      if (child.start < at) continue
      result += text.slice(at, child.start) + print(child)
      at = child.end
    }
    return result + text.slice(at, node.end)
  }

  /** A module of Effect 4, in this file. `like` is any binding from whose module it takes over. */
  const use = (module, like) => {
    const all = [...bound.namespaces].filter(([, { module }]) => !module.startsWith("@effect/vitest/"))
    const same = all.find(([, source]) => (modules[source.module] ?? source.module) === module)
    const isValue = ([, { isType }]) => !isType
    const [local, source] = like ?? same ?? all.find(isValue) ?? all[0] ?? [...bound.members][0]
    return imports.use(module, local, source)
  }

  /** A symbol of Effect 4, such as `effect/Result#succeed`, in this file. */
  const name = (symbol, like) => {
    const [module, member] = symbol.split("#")
    return `${use(module, like)}.${member}`
  }

  /** What a symbol is called in Effect 4; undefined if it is unknown. */
  const translated = (symbol) => {
    const [module, path] = symbol.split("#")
    const target = modules[module] ?? module
    const renamed = members[module]?.[path]
    if (renamed !== undefined) {
      count(`${symbol} → ${renamed}`)
      return renamed.includes("#") ? renamed : `${target}#${renamed}`
    }
    if (!isUnchanged(module, path)) return undefined
    if (target !== module) count(`${module} → ${target}`)
    return `${target}#${path}`
  }

  const isKnown = (symbol) => {
    const [module, path] = symbol.split("#")
    return members[module]?.[path] !== undefined || isUnchanged(module, path)
  }

  const reference = (node, found) => {
    const to = translated(found.symbol)
    if (to === undefined) {
      problems.push(uncovered(file, text, node, found.symbol))
      return text.slice(node.start, node.end)
    }
    return bound.members.has(found.local) ? found.local : name(to, [found.local, found.source])
  }

  /** What the tests have by hand, in `test/support`, by its name. */
  const helpers = new Set()
  const helper = (name) => {
    helpers.add(name)
    return name
  }

  /** The calls around what is being printed that a rule covers. */
  const inside = []

  const at = {
    helper,
    isInside: (symbol) => inside.includes(symbol),
    file,
    text,
    print: (node) => print(node),
    plain,
    use,
    name,
    symbolOf: (node) => symbolOf(node)?.symbol,
    source: (node) => text.slice(node.start, node.end),
    typeArguments: (node) => (node.typeArguments ? print(node.typeArguments) : ""),
    args: (node) => node.arguments.map((argument) => print(argument))
  }

  const apply = (rule, key, node) => {
    const result = rule?.(node, at)
    if (result !== undefined) count(key)
    return result
  }

  const print = (node) => {
    for (const [key, rule] of syntax[node.type] ?? []) {
      const result = apply(rule, key, node)
      if (result !== undefined) return result
    }
    switch (node.type) {
      case "ClassDeclaration": {
        const made = node.superClass === null ? undefined : classes.find(({ matches }) => matches(node.superClass, at))
        return (made && apply(made.print, made.name, node)) ?? plain(node)
      }
      case "CallExpression": {
        const symbol = symbolOf(node.callee)?.symbol
        inside.push(symbol)
        const result = symbol === undefined ? undefined : apply(calls[symbol], symbol, node)
        inside.pop()
        return result ?? plain(node)
      }
      case "MemberExpression": {
        const found = symbolOf(node)
        // A member of a member is Effect's only if a rule says so: else it is of the value.
        const isFirst = node.object.type === "Identifier"
        if (found !== undefined && (isFirst || isKnown(found.symbol))) return reference(node, found)
        if (node.computed) return plain(node)
        const to = Object.hasOwn(properties, node.property.name) ? properties[node.property.name] : undefined
        if (to === undefined) return plain(node)
        count(`.${node.property.name} → .${to}`)
        return `${print(node.object)}${text.slice(node.object.end, node.property.start)}${to}`
      }
      case "TSTypeReference": {
        const found = symbolOf(node.typeName)
        const result = found && apply(types[found.symbol], found.symbol, node)
        return result ?? plain(node)
      }
      case "TSQualifiedName": {
        const found = symbolOf(node)
        return found === undefined ? plain(node) : reference(node, found)
      }
      case "Identifier": {
        const member = bound.members.get(node.name)
        if (member !== undefined) {
          if (translated(`${member.module}#${member.member}`) === undefined)
            problems.push(uncovered(file, text, node, `${member.module}#${member.member}`))
          return node.name
        }
        const source = bound.namespaces.get(node.name)
        if (source === undefined) return plain(node)
        if (source.module.startsWith("@effect/vitest/")) return node.name
        // A whole module as a value says nothing of which of its members are meant.
        problems.push(uncovered(file, text, node, `${source.module} as a whole`))
        return node.name
      }
      default:
        return plain(node)
    }
  }

  const statements = []
  for (const statement of program.body) {
    statements.push(bound.imports.includes(statement) ? undefined : print(statement))
  }
  if (problems.length > 0) throw new Uncovered(problems)

  let result = ""
  let from = 0
  for (const [index, statement] of program.body.entries()) {
    const gap = text.slice(from, statement.start)
    from = statement.end
    const printed = statements[index]
    if (printed !== undefined) {
      result += gap + printed
      continue
    }
    const line = importLine(statement, bound, imports, at)
    result += line === "" ? gap.replace(/\n$/, "") : gap + line
  }
  return withHelpers(result + text.slice(from), file, helpers)
}

/** With imports of the tests' own support. */
const withHelpers = (text, file, helpers) => {
  if (helpers.size === 0) return text
  const support = posix.join(file.split("/test/")[0], "test", "support")
  const lines = [...helpers].map((name) => {
    const path = posix.relative(posix.dirname(file), posix.join(support, name))
    return `import { ${name} } from "${path.startsWith(".") ? path : `./${path}`}.js"`
  })
  return text.replace(/^import .*$/m, (first) => `${lines.join("\n")}\n${first}`)
}

const importLine = (statement, bound, imports, at) => {
  const source = statement.source.value
  if (source === "@effect/vitest") return at.source(statement)
  const locals = statement.specifiers.map(({ local }) => local.name)
  const named = statement.specifiers.filter(({ local }) => bound.members.has(local.name))
  if (named.length > 0) {
    const to = modules[source] ?? source
    const rest = imports.takeFor([source])
    const names = named.map(({ imported, local }) => {
      const name = members[source]?.[imported.name] ?? imported.name
      return name === local.name ? name : `${name} as ${local.name}`
    })
    const kind = statement.importKind === "type" ? "import type" : "import"
    return `${kind} { ${names.join(", ")} } from ${JSON.stringify(to)}${rest === "" ? "" : `\n${rest}`}`
  }
  return imports.takeFor(locals.map((local) => bound.namespaces.get(local).module))
}
