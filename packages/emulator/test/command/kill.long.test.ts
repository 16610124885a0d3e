/** A process that is killed at any time leaves a state that the next one begins with. */
import { spawn } from "node:child_process"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import { adminKey } from "../../src/Token.js"
import { numbers } from "../support/rawBytes.js"
import { command } from "../support/command.js"

/** More of them: KILLS=50 npx vitest run --project emulator test/command/kill.long.test.ts */
const kills = Number(process.env["KILLS"] ?? 3)

const folder = await mkdtemp(join(tmpdir(), "gotrue-effect-kill-"))
afterAll(() => rm(folder, { recursive: true }))

const start = async (file: string) => {
  const child = spawn(process.execPath, [command, "--port", "0", "--quiet", "--state", file], {
    env: { PATH: process.env["PATH"] }
  })
  let said = ""
  child.stderr.on("data", (chunk) => (said += chunk))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => resolve(/http:\S+/.exec(String(chunk))?.[0] ?? ""))
    child.on("exit", () => reject(new Error(said)))
  })
  const ended = new Promise((resolve) => child.on("exit", resolve))
  return { url, kill: () => (child.kill("SIGKILL"), ended) }
}

const headers = { authorization: `Bearer ${adminKey()}`, "content-type": "application/json" }

const create = (url: string, email: string) =>
  fetch(`${url}/admin/users`, { method: "POST", headers, body: JSON.stringify({ email }) })

const emails = async (url: string): Promise<ReadonlyArray<string>> => {
  const response = await fetch(`${url}/admin/users?per_page=100000&sort=created_at%20asc`, { headers })
  const { users } = await response.json()
  return users.map(({ email }: { readonly email: string }) => email)
}

it(`begins with the last state that was written whole, ${kills} times`, async () => {
  const file = join(folder, "state.json")
  const below = numbers(1)
  const created: Array<string> = []
  for (let turn = 0; turn < kills; turn++) {
    const { kill, url } = await start(file)
    // What is there was there before, without a gap: only the last ones may be lost.
    const kept = await emails(url)
    expect([...kept].sort()).toEqual(created.slice(0, kept.length).sort())
    created.length = kept.length
    const most = 1 + below(400)
    for (let sent = 0; sent < most; sent++) {
      const email = `user.${turn}.${sent}@example.com`
      await create(url, email)
      created.push(email)
    }
    await kill()
  }
  const { kill, url } = await start(file)
  const kept = await emails(url)
  expect(kept.length).toBeGreaterThan(0)
  expect([...kept].sort()).toEqual(created.slice(0, kept.length).sort())
  await kill()
  // What a killed process had begun to write does no harm.
  expect((await readdir(folder)).filter((name) => name === "state.json")).toEqual(["state.json"])
}, 3_600_000)
