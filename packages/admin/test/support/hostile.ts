/** Texts that try to be more than a text. */
import { FastCheck } from "effect"

const uuid = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"

export const ids: ReadonlyArray<string> = [
  "",
  " ",
  ".",
  "..",
  "../users",
  "../sso/providers/x",
  "%2e%2e",
  "%2e%2e%2fusers",
  "a/b",
  "a\\b",
  "?x",
  "?should_soft_delete=false",
  "#",
  "#x",
  ";x",
  "\n",
  "\r\nX-Evil: 1",
  "\u0000",
  "\ud800",
  "\udfff",
  "undefined",
  "null",
  "[object Object]",
  "__proto__",
  "constructor",
  `${uuid}/..`,
  `${uuid}/`,
  `/${uuid}`,
  `${uuid}?x`,
  `${uuid}#`,
  `${uuid}\n`,
  `\n${uuid}`,
  ` ${uuid}`,
  `${uuid} `,
  `${uuid}\u0000`,
  `${uuid}%00`,
  `{${uuid}}`,
  `urn:uuid:${uuid}`,
  uuid.replaceAll("-", ""),
  uuid.replace("7", "\uff17")
]

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Any text at all, also with lone surrogates, and parts of paths around a UUID. */
export const anyText: FastCheck.Arbitrary<string> = FastCheck.oneof(
  FastCheck.string({ unit: FastCheck.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)) }),
  FastCheck.string({ unit: "grapheme" }),
  FastCheck.tuple(
    FastCheck.constantFrom("", "/", "../", "%2f", "?", "#", "\n"),
    FastCheck.uuid(),
    FastCheck.constantFrom("", "/", "/..", "%2f..", "?a=1", "#a", "\n", "\u0000")
  ).map((parts) => parts.join(""))
).filter((text) => !isUuid.test(text))
