/** Texts that try to be more than a text. */
import { FastCheck } from "effect"

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
