/** Errors that quote the request, in every place of a response. */
import type { Dice } from "../Dice.js"
import type { Reply } from "../mutations/Draft.js"
import type { Secret } from "./calls.js"
import { disguises, escapes } from "./forms.js"

/** A secret in some form, as it stands in the response. */
export interface Quoted {
  readonly what: string
  readonly form: string
  readonly text: string
  readonly secret: string
}

const quote = (secret: Secret, dice: Dice): Quoted => {
  const forms = secret.isSecret && dice.oneIn(2) ? disguises : escapes
  const [form, write] = dice.from(forms) ?? ["as it is", (text: string) => text]
  return { what: secret.what, form, text: write(secret.text, dice), secret: secret.text }
}

const around: ReadonlyArray<(quoted: string, dice: Dice) => string> = [
  (quoted) => quoted,
  (quoted) => `invalid value "${quoted}" given`,
  (quoted) => `User '${quoted}' can't be saved: (${quoted})`,
  (quoted) => `failed to parse {"password":"${quoted}","x":1} at 5`,
  (quoted) => `cannot bind ?password=${quoted}&email=x`,
  (quoted) => `\\"${quoted}\\" is not allowed`,
  (quoted) => `<b>${quoted}</b>`,
  (quoted) => `${quoted}, ${quoted} and ${quoted}.`,
  (quoted, dice) => `${"x ".repeat(dice.below(700))}${quoted}${" y".repeat(dice.below(700))}`,
  (quoted, dice) => `${"\\".repeat(dice.below(40))} ${quoted}`
]

/** Only where nothing but secrets is quoted: other texts are hidden as words. */
const glued: ReadonlyArray<(quoted: string) => string> = [(quoted) => `x${quoted}y`, (quoted) => `secret${quoted}`]

const sentence = (quoted: Quoted, isSecret: boolean, dice: Dice): string => {
  const write = isSecret && dice.oneIn(8) ? dice.from(glued) : dice.from(around)
  return write?.(quoted.text, dice) ?? quoted.text
}

const headerNames = [
  "sb-request-id",
  "x-request-id",
  "sb-project-ref",
  "cf-ray",
  "server",
  "sb-gateway-version",
  "x-sb-error-code",
  "retry-after"
]

/** What no header can hold is left out of it. */
const headerText = (text: string): string => text.replace(/[^\u0020-\u007e]/g, "")

const statuses = [400, 400, 401, 403, 404, 409, 413, 422, 422, 429, 500, 502, 503, 504, 200, 302]

const bodies: ReadonlyArray<(said: () => string, code: () => string) => string> = [
  (said, code) => JSON.stringify({ code: code(), message: said() }),
  (said, code) => JSON.stringify({ code: 422, error_code: code(), msg: said(), error_id: said() }),
  (said) =>
    JSON.stringify({ code: "weak_password", message: said(), weak_password: { reasons: [said(), "length", said()] } }),
  (said, code) => JSON.stringify({ error: code(), error_description: said() }),
  (said) => JSON.stringify({ error: said() }),
  (said) => JSON.stringify({ message: said(), hint: said(), details: said(), code: said() }),
  (said) => `<html><head><title>${said()}</title></head><body>${said()}</body></html>`,
  (said) => said(),
  (said) => JSON.stringify({ id: said(), [said()]: said(), user_metadata: said(), email: { [said()]: 1 } }),
  (said) => JSON.stringify([said()]),
  (said) => `{"code":"x","msg":"${said()}`
]

export const draw = (
  secrets: ReadonlyArray<Secret>,
  dice: Dice
): { readonly reply: Reply; readonly quoted: ReadonlyArray<Quoted> } => {
  const quoted: Array<Quoted> = []
  const said = (): string => {
    const secret = dice.from(secrets)
    if (secret === undefined) return "nothing"
    const one = quote(secret, dice)
    quoted.push(one)
    return sentence(one, secret.isSecret, dice)
  }
  const code = () =>
    dice.oneIn(3) ? said() : dice.pick("email_exists", "validation_failed", "weak_password", "over_request_rate_limit")
  const body = dice.from(bodies)?.(said, code) ?? ""
  const headers = Array.from({ length: dice.below(4) }, (): readonly [string, string] => [
    dice.from(headerNames) ?? "server",
    headerText(said())
  ])
  return { reply: { status: dice.from(statuses) ?? 400, headers, body }, quoted }
}
