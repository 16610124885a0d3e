/** What a request carries that no message may show: runtimes quote the header, or the address, that they refuse. */
import type { WireRequest } from "@gotrue-effect/admin/internal/wire"
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import * as Header from "./header.js"

/** The parts between what HTTP does not allow, which some runtimes write in another way. */
const parts = (text: string): ReadonlyArray<string> =>
  text.split(/[^\x21-\x7e]+/).filter((part) => part.length > 5 && part.toLowerCase() !== "bearer")

const alwaysSecret = ["apikey", "authorization", "cookie", "x-api-key"]

/** Of keys and tokens, and of whatever HTTP does not allow: that is quoted. */
const ofHeaders = (headers: WireRequest["headers"]): ReadonlyArray<string> =>
  Object.entries(headers).flatMap(([name, value]: [string, unknown]) => [
    ...(Header.isName(name) ? [] : parts(name)),
    ...(Predicate.isString(value) && (alwaysSecret.includes(name.toLowerCase()) || !Header.isValue(value))
      ? parts(value)
      : [])
  ])

const decoded = (text: string): string =>
  Either.getOrElse(
    Either.try(() => decodeURIComponent(text)),
    () => text
  )

/** What stands before the host; and all of it, where it is no address. */
const ofUrl = (url: string): ReadonlyArray<string> => {
  const before =
    url
      .slice(0, url.lastIndexOf("@") + 1)
      .split("//")
      .at(-1) ?? ""
  return [
    ...(before === "" ? [] : [before]),
    ...before
      .split(/[:@]/)
      .flatMap((text) => [text, decoded(text)])
      .filter((text) => text.length > 5),
    ...(Either.isRight(Either.try(() => new URL(url))) ? [] : parts(url))
  ]
}

/** A message is a few words long; so many secrets are none of a program that means to be understood. */
const most = 100

export const hide = (text: string, { headers, url }: WireRequest): string => {
  const secrets = [...ofHeaders(headers), ...ofUrl(url)]
  return secrets.length > most
    ? "<hidden>"
    : secrets.reduce((hidden, secret) => hidden.replaceAll(secret, "<hidden>"), text)
}
