/** Bodies that are nearly what they should be, as text and as bytes. */
import type { Dice } from "../Dice.js"

type OfText = (text: string, dice: Dice) => string
type OfBytes = (bytes: Uint8Array, dice: Dice) => Uint8Array

const at = (text: string, dice: Dice): number => dice.below(text.length + 1)

const insert = (text: string, index: number, more: string): string => text.slice(0, index) + more + text.slice(index)

/** Members in front of those that an object has, and behind them. */
const members = (text: string, more: string, dice: Dice): string => {
  const open = text.indexOf("{")
  const close = text.lastIndexOf("}")
  if (open < 0 || close <= open) return text
  return dice.oneIn(2)
    ? insert(text, open + 1, text.slice(open + 1, close).trim() === "" ? more : `${more},`)
    : insert(text, close, text.slice(open + 1, close).trim() === "" ? more : `,${more}`)
}

const names = ["id", "email", "phone", "created_at", "identities", "users", "app_metadata", "client_id", "aud", "items"]

const nested = (depth: number, dice: Dice): string => {
  const [open, close] = dice.pick(["[", "]"], ['{"a":', "}"], ['[{"b":', "}]"])
  return open.repeat(depth) + dice.pick("1", "", '"x"', "null") + close.repeat(depth)
}

/** Seldom deeper than any stack: that takes long. */
const depth = (dice: Dice): number => (dice.oneIn(300) ? 60_000 : dice.pick(10, 50, 200, 1_000, 5_000))

const scalars = [
  "1e999",
  "-1e999",
  "1e-999",
  "-0",
  "9".repeat(400),
  `0.${"0".repeat(400)}1`,
  "9007199254740993",
  "NaN",
  "Infinity",
  "0x10",
  "01",
  "+1",
  "1.",
  "undefined",
  "'x'",
  '"\\ud800"',
  '"\\u0000"',
  '"\\x41"',
  '"\u0000"',
  '"\u2028"',
  "true",
  "null",
  '""',
  '"2024-02-30T00:00:00Z"',
  '"7B0E4A52-0B5D-4B5E-9A53-2F1C4B6D8E90"',
  "[]",
  "{}"
]

const page = (words: string) =>
  `<!DOCTYPE html><html><head><title>${words}</title></head><body><h1>${words}</h1></body></html>`

export const texts: ReadonlyArray<readonly [name: string, change: OfText]> = [
  ["cut off", (text, dice) => text.slice(0, at(text, dice))],
  ["without its beginning", (text, dice) => text.slice(at(text, dice))],
  [
    "a character more",
    (text, dice) =>
      insert(
        text,
        at(text, dice),
        dice.pick('"', "{", "}", "[", "]", ",", ":", "\\", "\u0000", " ", "é", "\ud83d", "\u2029")
      )
  ],
  [
    "a character less",
    (text, dice) => {
      const i = at(text, dice)
      return text.slice(0, i) + text.slice(i + 1)
    }
  ],
  [
    "a part twice",
    (text, dice) => {
      const i = at(text, dice)
      return insert(text, i, text.slice(i, i + dice.below(40)))
    }
  ],
  ["twice", (text) => text + text],
  ["more behind it", (text, dice) => text + dice.pick("x", "}", "\u0000", "\n\n", " ", "<!-- -->", "/* */", ",")],
  ["a byte order mark", (text) => `\ufeff${text}`],
  ["white space", (text, dice) => dice.pick(" \t\r\n", "\u00a0", "\v", "\u2003") + text],
  ["a comment", (text) => `// x\n${text}`],
  ["something else than a number", (text, dice) => text.replace(/-?\d+(?=[,}\]])/, () => dice.from(scalars) ?? "")],
  [
    "something else than a string",
    (text, dice) => text.replace(/"[^"\\]{3,}"(?=[,}\]])/, () => dice.from(scalars) ?? "")
  ],
  [
    "a member that is something else",
    (text, dice) => text.replaceAll(`"${dice.from(names)}":`, `"${dice.from(names)}":`)
  ],
  ["a member twice", (text, dice) => members(text, `"${dice.from(names)}":${dice.from(scalars)}`, dice)],
  [
    "a prototype",
    (text, dice) =>
      members(
        text,
        dice.pick(
          '"__proto__":{"id":"x","isAdmin":true}',
          '"__proto__":null',
          '"constructor":{"prototype":{"isAdmin":true}}',
          '"toString":1,"valueOf":2,"hasOwnProperty":3',
          '"toJSON":"x"',
          '"then":"x"',
          '"length":1e9',
          '"_tag":"Left","_op":"Failure"'
        ),
        dice
      )
  ],
  [
    "depth in a member",
    (text, dice) =>
      members(text, `"${dice.from([...names, "more", "user_metadata"])}":${nested(depth(dice), dice)}`, dice)
  ],
  [
    "depth around it",
    (text, dice) => {
      const d = depth(dice)
      return `${'{"a":'.repeat(d)}${text}${"}".repeat(d)}`
    }
  ],
  ["depth", (_, dice) => nested(depth(dice), dice)],
  ["depth without end", (_, dice) => dice.pick("[", '{"a":', '[{"a":').repeat(depth(dice))],
  [
    "a long text",
    (text, dice) =>
      members(
        text,
        `"${dice.from(names)}":"${dice.pick("a", "a-", "\\\\", "\\u0041", "é", "%25", "@").repeat(dice.pick(100, 3_000, dice.oneIn(200) ? 100_000 : 500))}"`,
        dice
      )
  ],
  [
    "many members",
    (text, dice) =>
      members(text, Array.from({ length: dice.pick(10, 300, 2_000) }, (_, i) => `"m${i}":${i}`).join(","), dice)
  ],
  ["in a list", (text) => `[${text}]`],
  ["in an object", (text, dice) => `{"${dice.pick("data", "user", "users", "__proto__", "items", "")}":${text}}`],
  ["as a text", (text) => JSON.stringify(text)],
  ["empty", () => ""],
  ["only white space", (_, dice) => dice.pick(" ", "\n", "\r\n\r\n", "\ufeff", "\u0000")],
  ["one value", (_, dice) => dice.from(scalars) ?? ""],
  [
    "a page",
    (_, dice) => page(dice.pick("502 Bad Gateway", "Sign in to Wi-Fi", "Just a moment...", "x".repeat(5_000)))
  ],
  ["XML", () => '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
  ["a form", () => "error=invalid_request&error_description=no"],
  ["events", () => 'event: x\ndata: {"id":1}\n\n'],
  ["in upper case", (text) => text.toUpperCase()],
  ["backwards", (text) => Array.from(text.slice(0, 20_000)).toReversed().join("")],
  ["single quotes", (text) => text.replaceAll('"', "'")],
  [
    "every character escaped",
    (text) =>
      text.replace(
        /"([^"\\]*)"/g,
        (_, inner: string) =>
          `"${Array.from(inner, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`
      )
  ]
]

const joined = (...parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const broken: ReadonlyArray<ReadonlyArray<number>> = [
  [0xff],
  [0xc0, 0x80],
  [0xc3],
  [0xe2, 0x82],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0x00],
  [0x5c, 0xc3, 0xa9],
  [0xef, 0xbb, 0xbf],
  [0xfe, 0xff]
]

export const bytes: ReadonlyArray<readonly [name: string, change: OfBytes]> = [
  [
    "broken UTF-8",
    (given, dice) => {
      const index = dice.below(given.length + 1)
      return joined(given.subarray(0, index), Uint8Array.from(dice.from(broken) ?? []), given.subarray(index))
    }
  ],
  ["cut off between bytes", (given, dice) => given.subarray(0, dice.below(given.length + 1))],
  [
    "a byte that is another",
    (given, dice) => {
      const changed = Uint8Array.from(given)
      if (changed.length > 0) changed[dice.below(changed.length)] = dice.below(256)
      return changed
    }
  ],
  [
    "UTF-16",
    (given) => {
      const wide = new Uint8Array(given.length * 2 + 2)
      wide.set([0xff, 0xfe])
      for (const [index, byte] of given.entries()) wide[2 + index * 2] = byte
      return wide
    }
  ],
  ["invalid gzip", (given) => joined(Uint8Array.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]), given)],
  ["noise", (_, dice) => Uint8Array.from({ length: dice.below(200) }, () => dice.below(256))]
]
