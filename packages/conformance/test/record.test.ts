import { describe, expect, it } from "@effect/vitest"
import { Settings } from "@gotrue-effect/emulator"
import { Effect, Either, TestClock } from "effect"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { vi } from "vitest"
import * as Flags from "../src/flags.js"
import { emulated } from "../src/fuzz/sides.js"
import { chosen, command } from "../src/record/command.js"
import { record } from "../src/record/record.js"
import type { Case } from "../src/transcript/Case.js"
import { cases, profile } from "../src/transcript/Case.js"
import { differences } from "../src/transcript/difference.js"
import type { Emptiable } from "../src/transcript/live.js"

const path = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url))
const all = cases()
const secretOf = (name: string) => profile(name)["GOTRUE_JWT_SECRET"] ?? ""

const caseOf = (file: string): Case => {
  const found = all.find((recorded) => recorded.file === file)
  if (found === undefined) return expect.fail(`${file} is gone`)
  return found
}

/** What is said, and what is written, by file. */
const recorded = (chosen: ReadonlyArray<Case>, server: Emptiable) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(Date.UTC(2026, 0, 15, 12))
    const log = vi.spyOn(console, "log").mockReturnValue(undefined)
    const files: Array<readonly [string, string]> = []
    const count = yield* record(chosen, { ...server, wait: (time) => TestClock.adjust(time) }, (file, text) =>
      Effect.sync(() => void files.push([file, text]))
    )
    const lines = log.mock.calls.map(String)
    log.mockRestore()
    return { count, files, lines }
  })

const health = "server/health-default-settings.json"

describe("the recorder", () => {
  it.scoped.each([...new Set(all.map((recorded) => recorded.profile))])(
    "gives back the files of the profile %s",
    (name) =>
      Effect.gen(function* () {
        const server = yield* emulated(name, secretOf(name))
        // The default profile has most cases: one area of it will do.
        const chosen = all.filter(
          ({ file, profile }) => profile === name && (name !== "default" || file.startsWith("mfa/"))
        )
        const { count, files, lines } = yield* recorded(chosen, server)
        expect(files).toEqual([])
        expect(lines.slice(0, -1)).toEqual(chosen.map(({ file }) => `same     ${file}`))
        expect(count).toMatchObject({ cases: chosen.length, changed: 0, stopped: 0, changedSteps: 0 })
      })
  )

  it.scoped("tells each step that changed, and writes the file with it", () =>
    Effect.gen(function* () {
      const server = yield* emulated("default", secretOf("default"))
      const { text } = caseOf(health)
      const newer: Emptiable = {
        ...server,
        send: (request) =>
          Effect.map(server.send(request), (response) => ({
            ...response,
            status: request.target === "/health?x=1" ? 404 : response.status,
            text: request.target === "/health?x=1" ? response.text.replace("GoTrue", "Auth") : response.text
          }))
      }
      const { count, files, lines } = yield* recorded([caseOf(health)], newer)
      expect(lines).toEqual([
        `changed  ${health}, step 2 (GET /health?x=1): ` +
          'status: expected 200, got 404; body.name: expected "GoTrue", got "Auth"',
        "1 cases: 0 the same, 1 changed, 0 stopped; 1 of 5 steps changed"
      ])
      expect(count).toEqual({ cases: 1, changed: 1, stopped: 0, steps: 5, changedSteps: 1 })
      const changed = text.split(/(?="response": )/).map((part, number) =>
        // The second response comes after what stands before the first.
        number === 2 ? part.replace("200", "404").replace('"GoTrue"', '"Auth"') : part
      )
      expect(files).toEqual([[health, changed.join("")]])
    })
  )

  it.scoped("leaves the file of a case that stops, and tells what came before", () =>
    Effect.gen(function* () {
      const file = "mfa/at-most-ten-factors.json"
      const server = yield* emulated("default", secretOf("default"))
      const refusing: Emptiable = {
        ...server,
        send: () => Effect.succeed({ status: 503, headers: {}, text: "" })
      }
      const { files, lines } = yield* recorded([caseOf(file), caseOf(health)], refusing)
      expect(lines[0]).toContain(`changed  ${file}, step 1 (POST /admin/users): status: expected 200, got 503; `)
      expect(lines.find((line) => line.startsWith("stopped"))).toMatch(
        /^stopped {2}mfa\/at-most-ten-factors.json, step \d: \{\{\S+\}\} has no value$/
      )
      expect(lines.at(-1)).toContain("2 cases: 0 the same, 1 changed, 1 stopped; ")
      expect(files.map(([name]) => name)).toEqual([health])
    })
  )

  it.scoped("fills in the responses of a case that has none", () =>
    Effect.gen(function* () {
      const server = yield* emulated("default", secretOf("default"))
      const known = caseOf(health)
      const { steps, ...rest }: { readonly steps: ReadonlyArray<object> } = JSON.parse(known.text)
      const bare = steps.map((step) => ({ ...step, response: undefined }))
      const fresh: Case = {
        ...known,
        text: JSON.stringify({ ...rest, steps: bare }),
        steps: known.steps.map((step) => ({ ...step, response: undefined }))
      }
      const { files, lines } = yield* recorded([fresh], server)
      expect(files).toEqual([[health, known.text]])
      expect(lines[0]).toContain(`${health}, step 1 (GET /health): response: expected nothing, got {"status":200,`)
    })
  )

  it.scoped("writes the version of the constant", () =>
    Effect.gen(function* () {
      const server = yield* emulated("default", secretOf("default"))
      const now = caseOf(health)
      const text = now.text.replace(`"server": "${Settings.serverVersion}"`, '"server": "2.1.0"')
      const { files } = yield* recorded([{ ...now, text }], server)
      expect(files).toEqual([[health, now.text]])
    })
  )

  const given = ["--url", "http://127.0.0.1:1", "--db", "postgres://127.0.0.1/x"]

  it("plays the cases of the default profile unless told otherwise", () => {
    expect(Flags.read(given, command)).toMatchObject(Either.right({ profile: "default", cases: "**", check: false }))
    expect(chosen({ profile: "default", cases: "mfa/**" }).length).toBeGreaterThan(30)
    expect(chosen({ profile: "relaxed", cases: "server/health*" }).map(({ file }) => file)).toEqual([
      "server/health-relaxed-settings.json"
    ])
  })

  it.each([
    [["--nonsense"], "Unknown option '--nonsense'"],
    [given.slice(2), "--url is not the URL of a server"],
    [given.slice(0, 2), "--db is not the URL of a database"],
    [[...given, "--cases", "nothing/**"], "The profile default has no case nothing/**"],
    [[...given, "--profile", "nobody"], "The profile nobody has no case **"]
  ])("refuses %j with the usage", (args, problem) => {
    const said = Either.getOrThrow(Either.flip(Flags.read(args, command)))
    expect(said.code).toBe(2)
    expect(said.text.startsWith(problem)).toBe(true)
    expect(said.text).toContain("\n\nUsage: npm run record -- --url URL --db URL")
  })
})

describe("a difference", () => {
  it("of long texts is told where they part", () => {
    const text = "a".repeat(500)
    expect(differences({ msg: `${text}b` }, { msg: `${text}c` })).toEqual([
      `msg: expected …${"a".repeat(60)}b", got …${"a".repeat(60)}c"`
    ])
    expect(differences({ msg: "b" }, { msg: text })).toEqual([`msg: expected "b", got "${"a".repeat(199)}…`])
  })
})

describe("the server's version", () => {
  it("is the same in every case", () => {
    expect([...new Set(all.map(({ server }) => server))]).toEqual([Settings.serverVersion])
  })

  it.each(["../../docs/emulator.md", "../emulator/README.md"])("is in %s", (file) => {
    expect(readFileSync(path(file), "utf8")).toContain(`Supabase Auth (GoTrue) ${Settings.serverVersion} in memory`)
  })

  it.each(["../../docs/emulator.md", "../../README.md"])("and the number of cases is in %s", (file) => {
    expect(/\d+(?= (?:recorded )?cases)/.exec(readFileSync(path(file), "utf8"))?.[0]).toBe(String(all.length))
  })
})
