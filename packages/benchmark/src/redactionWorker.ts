/**
 * Calls with large requests that fail with all of the request in the server's message, and the same calls when they
 * succeed: processor time of a call in microseconds, by the size of the request.
 */
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Effect, ManagedRuntime } from "effect"
import { created } from "./stub/user.js"

const [kind = "", ...amounts] = process.argv.slice(2)
const [rounds = 0, calls = 0, warmUp = 0] = amounts.map(Number)

const sizes = [1_000, 10_000, 100_000, 1_000_000]

const fill = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

/** The texts of a request, of so many characters in all. */
const makers: Readonly<Record<string, (size: number) => ReadonlyArray<string>>> = {
  backslashes: (size) => [fill("\\", size)],
  chinese: (size) => [fill("漢字仮名交じり文の長い自己紹介。", size)],
  texts: (size) => Array.from({ length: size / 10 }, (_, number) => `text ${String(number).padStart(5, "0")}`),
  escapes: (size) => [fill("caf%C3%A9 %255C \\u4e2d &quot;", size)]
}

const user = JSON.stringify(created(1))

const errorBody = (text: string): string =>
  JSON.stringify({ code: 400, error_code: "validation_failed", msg: `cannot take ${text} as a value` })

const cpu = (): number => {
  const { system, user } = process.cpuUsage()
  return user + system
}

const service = (status: number, text: string) =>
  ManagedRuntime.make(
    GoTrueAdmin.layerTransport(() => Promise.resolve({ status, headers: {}, text }), {
      url: "http://localhost",
      key: "a-key-of-the-benchmark",
      retry: false
    })
  )

const prepared = sizes.map((size) => {
  const texts = makers[kind]?.(size) ?? []
  const call = Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (admin) =>
    Effect.exit(admin.createUser({ email: "ann@example.com", user_metadata: { texts } }))
  )
  const refused = service(400, errorBody(texts.join(", ")))
  const accepted = service(200, user)
  return { size, refused: () => refused.runPromise(call), accepted: () => accepted.runPromise(call) }
})

const cost = async (call: () => Promise<{ readonly _tag: string }>, expected: string, times: number) => {
  const start = cpu()
  for (let done = 0; done < times; done++) if ((await call())._tag !== expected) process.exit(1)
  return (cpu() - start) / times
}

const round = async (calls: number) => {
  const costs: Array<{ readonly size: number; readonly refused: number; readonly accepted: number }> = []
  for (const { accepted, refused, size } of prepared) {
    const times = calls * Math.min(100, 1_000_000 / size)
    costs.push({
      size,
      refused: await cost(refused, "Failure", times),
      accepted: await cost(accepted, "Success", times)
    })
  }
  return costs
}

await round(warmUp)
const measured: Array<Awaited<ReturnType<typeof round>>> = []
for (let done = 0; done < rounds; done++) measured.push(await round(calls))
process.send?.(measured)
process.disconnect?.()
