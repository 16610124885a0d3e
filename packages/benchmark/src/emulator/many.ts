/** An emulator with many users, made through its routes: what it holds in memory, and how fast it lists them. */
import { Emulator, Exchange, Token } from "@gotrue-effect/emulator"
import { Effect } from "effect"

const users = Number(process.argv[2])
const headers = [
  ["Authorization", `Bearer ${Token.adminKey()}`],
  ["Content-Type", "application/json"]
] as const

const attributes = (number: number) => ({
  email: `person.${number}@example.com`,
  email_confirm: true,
  app_metadata: { plan: number % 3 === 0 ? "pro" : "free" },
  user_metadata: {
    avatar_url: `https://avatars.example.com/u/${number}?v=4`,
    full_name: `Person ${number}`,
    preferences: { theme: "dark", languages: ["en", "nl"], newsletter: number % 2 === 0 }
  }
})

const program = Effect.gen(function* () {
  const emulator = yield* Emulator.make()
  const send = (method: string, target: string, body?: string) =>
    Effect.filterOrDieMessage(
      emulator.handle(Exchange.request({ method, target, headers, body })),
      ({ status }) => status === 200,
      `${method} ${target} was refused`
    )
  for (let number = 0; number < users; number++) {
    yield* send("POST", "/admin/users", JSON.stringify(attributes(number)))
  }
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed
  const pages = users / 1_000
  const page = (number: number) =>
    Effect.gen(function* () {
      const start = performance.now()
      yield* send("GET", `/admin/users?page=${1 + (number % pages)}&per_page=1000`)
      return performance.now() - start
    })
  return {
    heap,
    pages: yield* Effect.forEach(
      Array.from({ length: 41 }, (_, index) => index),
      page
    )
  }
})

process.send?.(await Effect.runPromise(program))
process.disconnect?.()
