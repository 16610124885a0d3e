/** The commands, and what they say to who does not know them. */
import { describe, expect, it } from "@effect/vitest"
import { Either } from "effect"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Flags from "../src/flags.js"

const command = {
  usage: "Usage: npm run x",
  options: { seed: { type: "string", default: "1" }, only: { type: "string" } },
  problem: (flags: { readonly seed?: string }) => Flags.notNumber(flags, "seed")
} as const
const read = (...args: ReadonlyArray<string>) => Flags.read(args, command)

describe("what a command was given", () => {
  it("is read", () => {
    expect(read("--seed", "27", "--only=a")).toEqual(Either.right({ seed: "27", only: "a" }))
    expect(read()).toEqual(Either.right({ seed: "1" }))
  })

  it.each(["--help", "-h"])("shows the usage for %s, whatever else is there", (help) => {
    expect(read("--nonsense", help)).toEqual(Either.left({ code: 0, text: command.usage }))
  })

  it.each([
    ["--nonsense", "Unknown option '--nonsense'"],
    ["--seed=x", "--seed x is not a number"],
    ["--seed=-1", "--seed -1 is not a number"],
    ["--only", "Option '--only <value>' argument missing"],
    ["extra", "Unexpected argument 'extra'"]
  ])("is refused with %s", (flag, problem) => {
    const said = Either.getOrThrow(Either.flip(read(flag)))
    expect(said.code).toBe(2)
    expect(said.text.startsWith(problem)).toBe(true)
    expect(said.text.endsWith(`\n\n${command.usage}`)).toBe(true)
  })
})

it("no attack is run by a campaign that there is not", async () => {
  const path = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url))
  const attack = [path("../tooling/src/run.mjs"), path("src/attack/main.ts"), "--only", "nobody"]
  const ended = await new Promise((resolve) => {
    execFile(process.execPath, ["--conditions=@gotrue-effect/source", ...attack], (error, out, err) =>
      resolve({ code: error?.code, out, err })
    )
  })
  expect(ended).toEqual({
    code: 2,
    out: "",
    err: expect.stringMatching(/^There is no campaign nobody\n\nUsage: npm run attack/)
  })
}, 60_000)
