// What is wrong with what an editor shows of an operation.
import { relative } from "node:path"

/** Up to the first full stop, on one line. */
const firstSentence = (text) => /^.*?[.](?= |$)/.exec(text.trim().replace(/\s+/g, " "))?.[0] ?? text.trim()

// Types that only their maker can read.
const nested = /\b(?:Operations?|Endpoint|Failure|Contract|Types|Exclude|Extract)<|\bByTag\b|\b\w+Failure\b|\.\.\./

/** The arguments of a type, such as `Effect<A, B>`. */
const argumentsOf = (type) => {
  const parts = [""]
  let depth = 0
  for (const character of type.slice(type.indexOf("<") + 1, -1)) {
    if ("<([{".includes(character)) depth++
    if (">)]}".includes(character)) depth--
    if (character === "," && depth === 0) parts.push("")
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

/** The errors that the type of an operation names. */
const errorsOf = (text) => {
  const [, result] = /=> ((?:Effect|Stream)<[^]*>)$/.exec(text) ?? []
  return result === undefined ? [] : (argumentsOf(result)[1] ?? "").split(" | ")
}

const errorProblems = ({ errors }, text, tags) => {
  const shown = errorsOf(text)
  const unknown = shown.filter((tag) => !tags.has(tag))
  if (unknown.length > 0 || shown.length === 0) return [`shows no errors by their names, but ${unknown.join(" | ")}`]
  const wanted = errors ?? shown
  return wanted.toSorted().join() === shown.toSorted().join() ? [] : [`shows the errors ${shown.join(" | ")}`]
}

/** Of several overloads an editor shows the first ones, shortened. The type tests hold what each can fail with. */
const isOverloaded = (text) => /\+\d+ (?:more )?overloads/.test(text)

const infoProblems = (where, { documentation, text }, { operation, docstring, tags }) => [
  ...(firstSentence(documentation) === firstSentence(docstring)
    ? []
    : [`${where} shows "${firstSentence(documentation)}" for "${firstSentence(docstring)}"`]),
  ...(text.includes(operation.name.split(".").at(-1)) ? [] : [`${where} shows nothing of its type`]),
  ...(!isOverloaded(text) && nested.test(text) ? [`${where} shows a type that nobody can read: ${text}`] : []),
  ...(operation.name.startsWith("admin.") && !isOverloaded(text)
    ? errorProblems(operation, text, tags).map((problem) => `${where} ${problem}`)
    : [])
]

const ours = /^node_modules\/@gotrue-effect\/(?:core|admin|promise)\/(?:dist\/.*\.d\.ts|src\/.*\.ts)$/

const definitionProblems = (definition, name, folder) => {
  if (definition === undefined) return ["has no definition"]
  const file = relative(folder, definition.file).replaceAll("\\", "/")
  return ours.test(file) && definition.text === name ? [] : [`is defined as ${definition.text} in ${file}`]
}

export const problemsOf = ({ completion, definition, hover, operation }, { docstrings, folder, tags }) => {
  const docstring = docstrings.get(operation.name)
  if (docstring === undefined) return [`${operation.name} has no docstring in the sources`]
  const about = { operation, docstring, tags }
  return [
    ...infoProblems("hover", hover, about),
    ...infoProblems("completion", completion, about),
    ...definitionProblems(definition, operation.name.split(".").at(-1), folder)
  ].map((problem) => `${operation.name}: ${problem}`)
}
