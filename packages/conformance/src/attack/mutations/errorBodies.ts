/** Bodies of errors: both formats of the server, OAuth's, those of gateways, and what is nearly one of them. */
import type { Dice } from "../Dice.js"

const codes = [
  ..."email_exists phone_exists user_not_found not_admin no_authorization bad_jwt session_not_found".split(" "),
  ..."weak_password validation_failed over_request_rate_limit over_email_send_rate_limit user_banned".split(" "),
  ..."mfa_factor_not_found unexpected_failure conflict feature_disabled request_timeout __proto__ toString".split(" "),
  ..."constructor hasOwnProperty UNKNOWN invalid_client oauth_client_not_found user_already_exists".split(" "),
  ""
]

const words: ReadonlyArray<(dice: Dice) => unknown> = [
  () => "User not found",
  () => "",
  () => null,
  () => 5,
  () => true,
  () => ({ message: { message: "deep" } }),
  () => ["a", { b: 1 }],
  () => "\u0000\u0007\u001b[31m\r\nforged: line\u2028\u202e",
  () => "\ud800 lone",
  () => "someone@example.com and 4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f",
  (dice) => "\\".repeat(dice.pick(20, 29, 100, 5_000)),
  (dice) => "%25".repeat(dice.pick(20, 1_500)),
  (dice) => '"\\"'.repeat(dice.pick(20, 1_500)),
  (dice) => "a@".repeat(dice.pick(20, 2_500)),
  (dice) => "x".repeat(dice.pick(50, 1_000, 50_000)),
  (dice) => "漢字".repeat(dice.pick(10, 500, 2_000)),
  (dice) => "4c9d1f60-".repeat(dice.pick(20, 1_000)),
  (dice) => " \n".repeat(dice.pick(20, 3_000)),
  (dice) => `${"sb_secret_".repeat(dice.pick(2, 500))} ${"eyJa.".repeat(dice.pick(2, 500))}`
]

const reasons: ReadonlyArray<unknown> = [
  ["length"],
  [],
  [5, null, {}],
  "length",
  { length: 3 },
  null,
  ["x".repeat(10_000)],
  Array.from({ length: 2_000 }, () => "characters"),
  [["length"]]
]

const shapes: ReadonlyArray<(code: unknown, said: unknown, why: unknown) => unknown> = [
  (code, msg) => ({ code, message: msg }),
  (code, msg) => ({ code: 422, error_code: code, msg }),
  (code, msg) => ({ code: 422, error_code: code, msg, error_id: "4c9d1f60-6a2b-4e0f-9d11-8a7b6c5d4e3f" }),
  (code, msg, why) => ({ code, message: msg, weak_password: { reasons: why } }),
  (_, msg, why) => ({ code: 422, msg, weak_password: why }),
  (code, msg) => ({ error: code, error_description: msg }),
  (code, msg) => ({ error: { code, message: msg } }),
  (code, msg) => ({ code: { [String(code)]: 1 }, msg: [msg], error_code: [code] }),
  (_, msg) => ({ message: msg }),
  (code) => ({ code }),
  (_, msg) => ({ message: msg, hint: null, details: msg, code: "PGRST301" }),
  (_, msg) => msg,
  (code, msg) => [code, msg],
  () => null,
  () => ({})
]

/** The text of one, sometimes far deeper than the others. */
export const errorBody = (dice: Dice): string => {
  const code = dice.from(codes)
  const said = dice.from(words)?.(dice)
  const body = JSON.stringify(dice.from(shapes)?.(code, said, dice.from(reasons))) ?? "null"
  if (!dice.oneIn(15)) return body
  const depth = dice.pick(50, 1_000, 5_000, dice.oneIn(10) ? 50_000 : 5_000)
  const deep = `${'{"a":'.repeat(depth)}${body}${"}".repeat(depth)}`
  return dice.pick(deep, `{"code":"x","msg":${deep}}`, `{"code":"x","msg":"y","more":${deep}}`)
}
