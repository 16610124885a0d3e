// The words of the trade: one word for a thing, the one that HTTP, TypeScript and Effect use. The words that are gone do
// not come back, in prose, names of tests and identifiers (`readAnswer`, `FaultKind`).
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./setup.mjs"

const instead = new Map(
  Object.entries({
    "request, response": "answer answers answered answering asking wish wishes wished",
    error: "fault faults refusal refusals",
    issue: "finding findings misfit misfits",
    timestamp: "moment moments momentary",
    "guard, validate": "fits",
    redact: "scrub scrubs scrubbed scrubbing carried",
    "adapter, shell": "face faces",
    toError: "dress dresses dressed"
  }).flatMap(([word, gone]) => gone.split(" ").map((one) => [one, word]))
)

const phrases = new Map([
  ["is right", "is valid"],
  ["that is none", "invalid"],
  ["that are none", "invalid"],
  ["is given", "is returned, is set"],
  ["capitals do not count", "case-insensitive"]
])

// Texts that are what they are, wherever they stand.
const quoted = [
  ["UnexpectedAnswer", "a public tag of 0.1"],
  ["checkedAnswers", "a public option"],
  ['kind: "answer"', "a public kind of fault"],
  ['{"kind":"answer"', "a public kind of fault"],
  ["`answer`", "a public kind of fault, in the guide"],
  ["rror finding ", "messages of the server: `Database error finding user`"],
  ["please retry after a moment.", "a message of the server"],
  ["Just a moment...", "a page of a gateway"]
]

// Files that may say some of the words; all of them where none is named.
const allowed = [
  [/^packages\/effect-4\/src\/patches\//, "a test of the emulator, whose faults are planned", "faults"],
  [
    /^packages\/(?:emulator|conformance|page)\/|^docs\/(?:(?:emulator|guide\/testing|recipes\/(?:retries|playwright))\.md$|examples\/|reference\/emulator\/)/,
    "the emulator's planned faults",
    "fault",
    "faults"
  ],
  [/^packages\/tooling\/src\/words\.mjs$/, "the list itself"],
  [/^packages\/emulator\/src\/control\/fault\.ts$/, "reads the public kind of fault", "answer"],
  [
    /^docs\/reference\/emulator\/|^packages\/emulator\/src\/adapters\/node\/page\/built\.ts$/,
    "the public kind of fault",
    "answer"
  ],
  [/^packages\/promise\/test\//, "plans faults of the emulator", "fault", "faults"],
  [/^README\.md$|^CONTRIBUTING\.md$/, "the emulator's planned faults", "faults"]
]

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.mjs", "*.md"], {
  cwd: root,
  encoding: "utf8"
})
  .split("\n")
  .filter((file) => file !== "" && !/(?:^|\/)(?:transcripts|\.changeset)\/|CHANGELOG/.test(file))

const problems = []
const needed = new Set()

/** Whether an exception covers the word in the file. */
const isAllowed = (file, word) => {
  const exception = allowed.find(([where, , ...only]) => where.test(file) && (only.length === 0 || only.includes(word)))
  if (exception !== undefined) needed.add(exception)
  return exception !== undefined
}

const withoutQuoted = (text) =>
  quoted.reduce((rest, exception) => {
    const [words] = exception
    if (!rest.includes(words)) return rest
    needed.add(exception)
    return rest.replaceAll(words, " ")
  }, text)

/** The words of a text and the parts of its identifiers, in lower case. */
const wordsOf = (text) => Array.from(text.matchAll(/[A-Z]?[a-z]+|[A-Z]+/g), ([word]) => word.toLowerCase())

for (const file of files) {
  for (const [index, line] of readFileSync(join(root, file), "utf8").split("\n").entries()) {
    const text = withoutQuoted(line)
    const found = [
      ...wordsOf(text).filter((word) => instead.has(word)),
      ...Array.from(phrases.keys()).filter((phrase) => text.toLowerCase().includes(phrase))
    ].filter((word) => !isAllowed(file, word))
    for (const word of found) {
      problems.push(`${file}:${index + 1} says "${word}", not "${instead.get(word) ?? phrases.get(word)}"`)
    }
  }
}

for (const exception of [...quoted, ...allowed]) {
  if (!needed.has(exception)) problems.push(`${exception[0]} (${exception[1]}) is an exception without a need`)
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
