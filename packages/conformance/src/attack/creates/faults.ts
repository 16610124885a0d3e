/** What goes wrong on the way of a create, one thing after the other. */
import type { Control } from "@gotrue-effect/emulator"
import type { Dice } from "../Dice.js"

const target = { method: "POST", path: "/admin/users", times: 1 } as const

const kinds: ReadonlyArray<(dice: Dice) => Control.Fault> = [
  () => ({ ...target, kind: "reset" }),
  () => ({ ...target, kind: "reset", after: true }),
  () => ({ ...target, kind: "refused" }),
  (dice) => ({ ...target, kind: "truncated", bytes: dice.pick(0, 1, 20, 200) }),
  (dice) => ({ ...target, kind: "rateLimited", retryAfter: dice.pick(0, 1, 60) }),
  (dice) => ({
    ...target,
    kind: "error",
    status: dice.pick(500, 502, 503, 504, 520, 522, 530),
    as: dice.pick("json", "html")
  }),
  (dice) => ({
    ...target,
    kind: "answer",
    status: dice.pick(200, 201, 204),
    body: dice.pick("", "{}", "null", "<html></html>")
  }),
  (dice) => ({
    ...target,
    kind: "answer",
    status: dice.pick(302, 400, 408, 409, 422, 425, 429),
    body: dice.pick("", "{}", '{"msg":"no"}')
  }),
  // The real server's response to one of two that come at once.
  () => ({
    ...target,
    kind: "answer",
    status: 500,
    body: '{"code":500,"error_code":"unexpected_failure","msg":"Database error creating new user"}'
  })
]

/** Longer than hasty callers wait. */
const slow: Control.Fault = { ...target, kind: "latency", latency: "150 millis" }

export const isSlow = ({ kind }: Control.Fault): boolean => kind === "latency"

export const draw = (dice: Dice): ReadonlyArray<Control.Fault> =>
  Array.from({ length: dice.pick(0, 1, 1, 2, 3, 4) }, () =>
    dice.oneIn(60) ? slow : (dice.from(kinds)?.(dice) ?? slow)
  )
