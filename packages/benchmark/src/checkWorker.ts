/** Reads a page of 1,000 users, and checks what it read, as the interpreter does: what each costs, in microseconds. */
import { UserPage } from "@gotrue-effect/admin"
import type { Schema } from "effect"
import { Option } from "effect"
import { list } from "./stub/user.js"

/** The check is none of the package's public modules. */
interface Check {
  readonly make: <A, I>(
    schema: Schema.Schema<A, I>,
    options: { readonly unknownMembers: "keep" }
  ) => (value: unknown) => Option.Option<unknown>
}

const index = import.meta.resolve("@gotrue-effect/admin")
const kind = index.slice(index.lastIndexOf("."))
const { make }: Check = await import(new URL(`internal/check${kind}`, index).href)
const check = make(UserPage.Answer, { unknownMembers: "keep" })

const [rounds = 0, calls = 0, warmUp = 0] = process.argv.slice(2).map(Number)
const text = JSON.stringify(list(1_000, 0, 1_000))

const cpu = (): number => {
  const { system, user } = process.cpuUsage()
  return user + system
}

/** Ten pages are read, then these ten are checked: each check sees a page that was never seen before. */
const round = (times: number) => {
  const cost = { parse: 0, check: 0 }
  for (let done = 0; done < times; done += 10) {
    const start = cpu()
    const pages = Array.from({ length: 10 }, (): unknown => JSON.parse(text))
    const parsed = cpu()
    const right = pages.every((value) => Option.isNone(check(value)))
    cost.parse += parsed - start
    cost.check += cpu() - parsed
    if (!right) process.exit(1)
  }
  const pages = Math.ceil(times / 10) * 10
  return { parse: cost.parse / pages, check: cost.check / pages }
}

round(warmUp)
process.send?.(Array.from({ length: rounds }, () => round(calls)))
process.disconnect?.()
