// A table of the members of a type: name, type, default, meaning.

/** Text of one cell. Docstrings are wrapped at words, and an escape in a comment is one. */
const cell = (text) =>
  text
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
    .trim()

/** A type as readers need it: on one line, without what the name of the member says already. */
export const shownType = (type) =>
  type
    .replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/import\("[^"]*?\/?(\w+)(?:\.js)?"\)\./g, "")
    .replaceAll("<Metadata | null, Metadata>", "")
    .replaceAll(/<(UserMetadata|AppMetadata), (UserMetadata|AppMetadata)>/g, "")
    .replaceAll(/ \| undefined\b/g, "")
    .replaceAll("ReadonlyArray<string>", "readonly string[]")
    .trim()

/** What a docstring says of the default: `50 by default`, `by default, the first page`. */
export const defaultOf = (prose) => {
  const text = prose.replaceAll(/\s+/g, " ")
  const [, after] = /\b[Bb]y default,? ([^.;]*(?:\.\d[^.;]*)*)/.exec(text) ?? []
  const [, before] = /(?:^|[;,.:] )([^;,.:]*(?:,\d{3}[^;,.:]*)*(?:\.\d[^;,.:]*)?) by default\b/.exec(text) ?? []
  return (before ?? after ?? "").trim()
}

const row = ({ isOptional, name, prose, type }) =>
  `| \`${name}${isOptional ? "?" : ""}\` | \`${cell(shownType(type)).replaceAll("`", "")}\` | ${cell(defaultOf(prose))} | ${cell(prose)} |`

/** The table; nothing for no members. */
export const memberTable = (members) => {
  const shown = members.filter(({ isOptional, type }) => !(isOptional && type === "undefined"))
  if (shown.length === 0) return ""
  return `| Member | Type | Default | Meaning |\n| --- | --- | --- | --- |\n${shown.map(row).join("\n")}\n`
}
