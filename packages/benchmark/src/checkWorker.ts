/** Reads a page of 1,000 users, and checks what it read, as the interpreter does: what each costs, in microseconds. */
import { Endpoints } from "@gotrue-effect/admin"
import { list } from "./stub/user.js"

const isPage = Endpoints.groups.top.listUsers.response?.guard ?? (() => false)

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
    const right = pages.every((value) => isPage(value))
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
