/** Users that are created while things go wrong: none twice, and none that was not there when it is said so. */
import type { Control } from "@gotrue-effect/emulator"
import { Emulator, Exchange, InProcess, Token } from "@gotrue-effect/emulator"
import { serve } from "@gotrue-effect/emulator/node"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type { Campaign } from "../Campaign.js"
import { Notes } from "../Campaign.js"
import { Dice } from "../Dice.js"
import type { Caller, Told } from "./callers.js"
import * as Callers from "./callers.js"
import * as Faults from "./faults.js"

/** So many users are kept at most: all are looked at to find one. */
const most = 250

const scenes = ["one create", "one create", "one create", "creates of the same", "create or get"] as const

type Callers = readonly [Caller, ...ReadonlyArray<Caller>]

interface Scene {
  readonly what: (typeof scenes)[number]
  readonly callers: ReadonlyArray<Caller>
  readonly faults: ReadonlyArray<Control.Fault>
  readonly email: string
}

const drawScene = (dice: Dice, number: number, patient: Callers, hasty: Callers): Scene => {
  const what = dice.pick(...scenes)
  const many = what === "one create" ? 1 : 2 + dice.below(8)
  const faults = what !== "one create" && dice.oneIn(2) ? [] : Faults.draw(dice)
  // Only where something is planned to take long: on a busy machine everything can.
  const callers = faults.some(Faults.isSlow) ? hasty : patient
  return {
    what,
    callers: Array.from({ length: many }, () => dice.pick(...callers)),
    faults,
    email: `user${number}@example.com`
  }
}

/** What is wrong, by what the callers were told and who is there. */
const judge = ({ faults, what }: Scene, told: ReadonlyArray<Told>, ids: ReadonlyArray<string>): string | undefined => {
  const broken = told.find((one) => one.how === "broken")
  if (broken !== undefined) return `a call breaks: ${broken.problem}`
  if (ids.length > 1) return "two users"
  const given = told.flatMap((one) => ("id" in one ? [one.id] : []))
  if (given.some((id) => id !== ids[0])) return "a success without its user"
  const made = told.filter(({ how }) => how === "made").length
  if (made > 1) return "two callers made the same user"
  const failures = told.flatMap((one) => (one.how === "failed" ? [one] : []))
  if (what === "one create") {
    const [failure] = failures
    if (failure?.error === "EmailExists") return "created once more after it was created"
    if (failure !== undefined && !failure.sent && ids.length > 0) return `a user in spite of ${failure.error}`
  }
  if (what === "create or get" && failures.some(({ error }) => error === "EmailExists"))
    return "createOrGetUser says that somebody exists"
  if (faults.length > 0) return undefined
  if (ids.length !== 1 || made !== 1) return "no user, though nothing went wrong"
  return what === "create or get" && failures.length > 0
    ? `createOrGetUser fails with ${failures[0]?.error}`
    : undefined
}

const idOf = (user: unknown): string => (Predicate.hasProperty(user, "id") ? String(user.id) : "")

const run: Campaign["run"] = ({ begin, examples, first, seed }) =>
  Effect.gen(function* () {
    const notes = new Notes()
    const emulator = yield* Emulator.make({ seed })
    const { url } = yield* serve(emulator)
    const key = Token.adminKey()
    const patient = yield* Callers.make(url, key, InProcess.httpClient(emulator), 60_000)
    const hasty = yield* Callers.make(url, key, InProcess.httpClient(emulator), 60)
    // What they load when it is first asked for would not be there in time.
    yield* Effect.forEach([...patient, ...hasty], (caller) => caller.createOrGet("first@example.com"))

    const usersWith = (email: string) =>
      Effect.map(
        emulator.handle(
          Exchange.request({
            method: "GET",
            target: `/admin/users?filter=${encodeURIComponent(email)}`,
            headers: [["authorization", `Bearer ${key}`]]
          })
        ),
        ({ body }): ReadonlyArray<string> => {
          const page: unknown = JSON.parse(body)
          const users = Predicate.hasProperty(page, "users") && Array.isArray(page.users) ? page.users : []
          return users.map(idOf)
        }
      )

    for (let example = first; example < first + examples; example++) {
      begin(example)
      if (example % most === 0) yield* emulator.reset
      const scene = drawScene(new Dice(seed, example), example, patient, hasty)
      yield* Effect.forEach(scene.faults, (fault) => emulator.faults.plan(fault))
      const told = yield* Effect.forEach(
        scene.callers,
        (caller) => (scene.what === "create or get" ? caller.createOrGet(scene.email) : caller.create(scene.email)),
        { concurrency: "unbounded" }
      )
      yield* emulator.faults.clear
      const ids = yield* usersWith(scene.email)
      notes.try()
      for (const one of told) notes.count(`${scene.what}: ${one.how === "failed" ? one.error : one.how}`)
      const problem = judge(scene, told, ids)
      if (problem === undefined) continue
      notes.find(problem, scene.what, example, () =>
        [
          `${scene.what}, ${scene.callers.map(({ name }) => name).join(", ")}`,
          `faults: ${JSON.stringify(scene.faults)}`,
          `told: ${JSON.stringify(told)}`,
          `there: ${JSON.stringify(ids)}`
        ].join("\n")
      )
    }
    return notes.verdict
  }).pipe(Effect.scoped, Effect.orDie)

export const creates: Campaign = { name: "creates", examples: 20_000, run }
