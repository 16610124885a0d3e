/** The parts of a request that no message may show: runtimes quote an invalid header or URL. */
import { alwaysSecret } from "@gotrue-effect/core/key/callerHeaders"
import { isString } from "@gotrue-effect/core/predicate"
import { attempt, getOrElse } from "@gotrue-effect/core/result"
import type { HttpRequest } from "@gotrue-effect/core/transport/request"
import * as Header from "../transport/header.js"

/** The parts between characters that HTTP does not allow, which some runtimes write differently. */
const parts = (text: string): ReadonlyArray<string> =>
  text.split(/[^\x21-\x7e]+/).filter((part) => part.length > 5 && part.toLowerCase() !== "bearer")

/** The secrets in keys and tokens, and in any invalid header, because it is quoted. */
const ofHeaders = (headers: HttpRequest["headers"]): ReadonlyArray<string> =>
  Object.entries(headers).flatMap(([name, value]: [string, unknown]) => [
    ...(Header.isName(name) ? [] : parts(name)),
    ...(isString(value) && (alwaysSecret.includes(name.toLowerCase()) || !Header.isValue(value)) ? parts(value) : [])
  ])

const decoded = (text: string): string =>
  getOrElse(
    attempt(() => decodeURIComponent(text)),
    text
  )

/** Everything before the host; the whole text if it is not a URL. */
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
    ...(attempt(() => new URL(url)).ok ? [] : parts(url))
  ]
}

/** A message is a few words long, so only a hostile program has more secrets. */
const most = 100

export const hide = (text: string, { headers, url }: HttpRequest): string => {
  const secrets = [...ofHeaders(headers), ...ofUrl(url)]
  return secrets.length > most
    ? "<hidden>"
    : secrets.reduce((hidden, secret) => hidden.replaceAll(secret, "<hidden>"), text)
}
