/** The TypeScript in fences: examples in docstrings, and in Markdown. */

const fence = /^([ \t]*(?:\* )?)```ts[^\n]*\n([^]*?)^\1```/gm

/** Behind as many line breaks as stand before it, so that positions are those of the whole text. */
const bare = (body, prefix, before) =>
  "\n".repeat(before) +
  body
    .split("\n")
    .map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : ""))
    .join("\n")

export const translateExamples = (text, translate) =>
  text.replaceAll(fence, (whole, prefix, body, offset) => {
    const before = text.slice(0, offset).split("\n").length
    const example = bare(body, prefix, before)
    const translated = translate(example)
    if (translated === example) return whole
    const lines = translated.slice(before).trimEnd().split("\n")
    const head = whole.slice(0, whole.indexOf("\n"))
    return [head, ...lines.map((line) => (prefix + line).trimEnd()), `${prefix}\`\`\``].join("\n")
  })
