/** Errors that quote the request, in every form: the library's own errors must not show anything secret. */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Cause from "effect/Cause"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Leaks from "../../../../admin/test/support/leaks.js"
import type { Campaign } from "../Campaign.js"
import { Notes, shown } from "../Campaign.js"
import { Dice } from "../Dice.js"
import type { Reply } from "../mutations/Draft.js"
import { textOf } from "../mutations/Draft.js"
import { Patience } from "../mutations/ways.js"
import type { Call, Secret } from "./calls.js"
import * as Calls from "./calls.js"
import type { Quoted } from "./echo.js"
import * as Echo from "./echo.js"
import * as Secrets from "./secrets.js"
import * as ShownTexts from "./shownTexts.js"
import * as Spans from "./spans.js"

/** Lines are made of what is said, so white space is not what it was. */
const plain = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim()

/** So much of it tells enough. */
const shortest = 8

const standsIn = (text: string, hidden: string): boolean => hidden.length >= shortest && text.includes(hidden)

/** The quoted text that can be seen in one of these. */
const leak = (texts: ReadonlyArray<string>, quoted: ReadonlyArray<Quoted>): Quoted | undefined => {
  const all = plain(texts.join(" \u2016 "))
  return quoted.find(({ secret, text }) => standsIn(all, plain(text)) || standsIn(all, plain(secret)))
}

const show = (call: Call, reply: Reply, { form, secret, text, what }: Quoted, seen: string): string => {
  const at = seen.indexOf(text)
  return [
    `${call.operation}, its ${what} ${shown(secret, 300)} quoted ${form}: ${shown(text, 300)}`,
    `the response is ${reply.status} ${JSON.stringify(reply.headers).slice(0, 400)}: ${shown(textOf(reply), 600)}`,
    `seen: ${shown(seen.slice(Math.max(0, at - 100), Math.max(0, at) + 300))}`
  ].join("\n")
}

const longest = 2_000

interface Played {
  readonly exit: Exit.Exit<unknown, unknown>
  /** Of spans, and what loggers wrote, where somebody looked. */
  readonly observed: string
}

const play = (
  call: Call,
  reply: Reply,
  secrets: { readonly key: string; readonly header: string },
  isObserved: boolean
) =>
  Effect.gen(function* () {
    const layer = GoTrueAdmin.layerTransport(
      () => Promise.resolve({ status: reply.status, headers: Object.fromEntries(reply.headers), text: textOf(reply) }),
      {
        url: "https://project.example.com/auth/v1",
        key: secrets.key,
        headers: { "x-own": Redacted.make(secrets.header) },
        timeout: Duration.infinity,
        retry: false
      }
    )
    const admin = yield* Effect.provide(GoTrueAdmin.GoTrueAdmin, layer)
    const run = Effect.exit(call.run(admin))
    if (!isObserved) return { exit: yield* run, observed: "" }
    const spans = Spans.make()
    const { lines, value } = yield* Leaks.logged(
      Effect.tap(Effect.withTracer(run, spans.tracer), (exit) => Effect.logError("failed", exit))
    )
    return { exit: value, observed: `${lines}\n${spans.text()}` }
  }).pipe(Effect.withClock(new Patience().clock))

const run: Campaign["run"] = ({ begin, examples, first, seed }) =>
  Effect.gen(function* () {
    const notes = new Notes()
    for (let example = first; example < first + examples; example++) {
      begin(example)
      const dice = new Dice(seed, example)
      const call = Calls.draw(dice)
      const own = { key: Secrets.key(dice), header: Secrets.headerValue(dice) }
      const secrets: ReadonlyArray<Secret> = [
        ...call.secrets,
        ...call.secrets,
        { what: "key", text: own.key, isSecret: true },
        { what: "header", text: own.header, isSecret: true }
      ]
      const { quoted, reply } = Echo.draw(secrets, dice)
      const isObserved = dice.oneIn(25)
      const start = performance.now()
      const { exit, observed }: Played = yield* Effect.orDie(play(call, reply, own, isObserved))
      const milliseconds = performance.now() - start
      notes.try()
      if (milliseconds > longest) {
        notes.find(
          "takes more than two seconds",
          call.operation,
          example,
          () => `${shown(textOf(reply), 600)} after ${JSON.stringify(call.secrets).slice(0, 300)}`
        )
      }
      if (Exit.isSuccess(exit)) {
        notes.count("success")
        continue
      }
      const error = Option.getOrUndefined(Cause.failureOption(exit.cause))
      if (error === undefined) {
        notes.count("defect")
        notes.find(
          `a defect: ${String(Cause.squash(exit.cause)).slice(0, 100)}`,
          call.operation,
          example,
          () => `${shown(textOf(reply), 600)} after ${JSON.stringify(call.secrets).slice(0, 600)}`
        )
        continue
      }
      const texts = ShownTexts.texts(error)
      notes.count(texts.some((text) => /<(?:hidden|your \w+)>/.test(text)) ? "hidden" : "nothing to hide")
      const inError = leak(texts, quoted)
      if (inError !== undefined) {
        notes.find(`${inError.what} ${inError.form}`, call.operation, example, () =>
          show(call, reply, inError, texts.join(" \u2016 "))
        )
      }
      if (!isObserved) continue
      const all = [ShownTexts.printed(error), observed]
      const inPrint = leak(all, quoted)
      if (inError === undefined && inPrint !== undefined) {
        notes.find(`printed or observed: ${inPrint.what} ${inPrint.form}`, call.operation, example, () =>
          show(call, reply, inPrint, all.join("\n"))
        )
      }
    }
    return notes.verdict
  })

export const redaction: Campaign = { name: "redaction", examples: 100_000, run }
