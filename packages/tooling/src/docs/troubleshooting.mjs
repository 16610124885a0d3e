// The page that explains the errors' messages, from the hints of the core.

const heading = "# Troubleshooting by message\n"

const intro = `
The errors of both APIs have a \`hint\`, where the usual cause of a message is known: a line with the cause and the way out.
In the Effect API it is a part of \`message\`, too. What a gateway suggests comes first. This page holds all of them, under
the words of the server, where \`…\` stands for what varies, or the code of the system for a connection that was lost.

The server keeps many causes for its own log. An error's \`requestId\` finds the entry: in a hosted project under Logs → Auth.
`

const slug = (text) => text.toLowerCase().replaceAll(" ", "-")

const titleOf = ({ codes = [], messages = [], where = {} }) =>
  messages.length > 0
    ? messages.map((message) => `\`${message}\``).join(", ")
    : codes.length > 0
      ? codes.map((code) => `\`${code}\``).join(", ")
      : `Any response with ${where.statuses.join(", ")}${where.code === null ? " without a code" : ""}`

const codesOf = ({ codes = [], messages = [] }) =>
  codes.length === 0 || messages.length === 0 ? [] : [`Code: ${codes.map((code) => `\`${code}\``).join(", ")}`]

const operationsOf = ({ where: { operations, except } = {} }) => [
  ...(operations === undefined ? [] : [`Of ${operations.map((name) => `\`${name}\``).join(", ")}`]),
  ...(except === undefined ? [] : [`Not of ${except.map((name) => `\`${name}\``).join(", ")}`])
]

const entry = (hint) => {
  const notes = [...codesOf(hint), ...operationsOf(hint), `From ${hint.source}`].join(". ")
  return `\n### ${titleOf(hint)}\n\n${hint.cause}\n\n**Way out.** ${hint.solution}\n\n${notes}.\n`
}

/** The page. `hints`: the hints of the core by subject. */
export const troubleshooting = (hints) => {
  const subjects = Object.entries(hints)
  const list = subjects.map(([subject]) => `- [${subject}](#${slug(subject)})\n`).join("")
  const body = subjects.map(([subject, all]) => `\n## ${subject}\n${all.map(entry).join("")}`).join("")
  return `${heading}${intro}\n${list}${body}`
}
