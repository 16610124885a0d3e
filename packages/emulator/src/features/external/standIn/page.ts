/** The page of a provider that is not there: who is it that signs in? */
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import type { HeaderLines } from "../../../Exchange.js"
import type { Reply } from "../../../http/reply.js"
import { toPaddedBase64 } from "../../../standards/encoding/base64.js"
import { hostName, parseGoUrl, portOf } from "../../../standards/url/goUrl.js"

export interface StandInPage {
  /** The provider's name. */
  readonly provider: string
  readonly state: string
  /** Addresses of users who are there, to choose from. */
  readonly known: ReadonlyArray<string>
  /** What was wrong with what was typed. */
  readonly problem: string | undefined
  /** Where the browser goes after it: no other place takes the form. */
  readonly targets: ReadonlyArray<string>
}

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; color: #222; background: #fff }
h1 { font-size: 1.4rem; margin: 0 0 .25rem }
p { margin: 0 0 1.5rem; color: #555 }
form { margin: 0 0 1rem }
label { display: block; margin: 0 0 .75rem }
input, button { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem .75rem; border: 1px solid #bbb; border-radius: 6px; background: #fff; color: inherit }
button { cursor: pointer; margin: 0 0 .5rem; text-align: left }
button.main { background: #222; color: #fff; border-color: #222; text-align: center }
button.cancel { border: 0; text-align: center; color: #555 }
[role=alert] { color: #b00020 }
@media (prefers-color-scheme: dark) {
  body, input, button { background: #181818; color: #eee }
  p, button.cancel { color: #aaa }
  button.main { background: #eee; color: #181818 }
}
`

const escapes: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;"
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "")

/** A place as a policy names it; undefined for one that no policy can name. */
const sourceOf = (target: string): string | undefined => {
  const url = parseGoUrl(target)
  if (url === undefined || !/^[a-z][a-z0-9+.-]*$/i.test(url.scheme)) return undefined
  if (!/^https?$/i.test(url.scheme)) return `${url.scheme}:`
  const host = hostName(url)
  const port = portOf(url)
  if (!/^[\w.:-]+$/.test(host) || !/^\d*$/.test(port)) return undefined
  return `${url.scheme}://${host.includes(":") ? `[${host}]` : host}${port === "" ? "" : `:${port}`}`
}

const styleHash = toPaddedBase64(sha256(utf8ToBytes(style)))

const policy = (targets: ReadonlyArray<string>): string => {
  const sources = new Set(targets.map(sourceOf).filter((source) => source !== undefined))
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action ${["'self'", ...sources].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'"
  ].join("; ")
}

const button = (email: string): string => `<button name="email" value="${escape(email)}">${escape(email)}</button>`

export const standInPage = (page: StandInPage): Reply => {
  const { known, problem, provider, state, targets } = page
  const name = escape(provider)
  const hidden = `<input type="hidden" name="state" value="${escape(state)}">`
  const choices = known.length === 0 ? "" : `<form method="post">${hidden}\n${known.map(button).join("\n")}</form>\n`
  const alert = problem === undefined ? "" : `<p role="alert">${escape(problem)}</p>\n`
  const headers: HeaderLines = [
    ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Security-Policy", policy(targets)],
    ["Cache-Control", "no-store"],
    ["Referrer-Policy", "no-referrer"],
    ["X-Content-Type-Options", "nosniff"]
  ]
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in with ${name}</title>
<style>${style}</style>
<h1>Sign in with ${name}</h1>
<p>The emulator stands in for ${name}. Who are you there?</p>
${choices}<form method="post">${hidden}
${alert}<label>E-mail address <input name="email" type="email" required autocomplete="off" maxlength="255"></label>
<label>Name, if any <input name="name" autocomplete="off" maxlength="255"></label>
<button class="main">Sign in</button></form>
<form method="post">${hidden}<button class="cancel" name="cancel" value="yes">Cancel</button></form>
</html>
`
  return { status: problem === undefined ? 200 : 400, headers, body }
}
