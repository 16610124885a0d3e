/** The command, in a process of its own. */
import { spawn } from "node:child_process"
import { expect, it } from "vitest"
import { command } from "./support/command.js"

/** What the command says until it ends, or until it listens: then it is told to end. */
const run = async (...flags: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [command, ...flags], {
    env: { PATH: process.env["PATH"] }
  })
  let said = ""
  child.stderr.on("data", (chunk) => (said += chunk))
  child.stdout.on("data", (chunk) => {
    said += chunk
    if (/listening|"type":"start"/.test(said)) child.kill("SIGTERM")
  })
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve))
  return { code, said }
}

it.concurrent.each([
  [["--port", "0", "--quiet"], /listening on http:\/\/127\.0\.0\.1:\d+\n$/],
  [
    ["--port", "0"],
    /listening on http:\/\/127\.0\.0\.1:\d+\n\n {2}server .*\n {2}control .*\n {2}page .*\/emulator\/\n\n {2}anon key .*\n {2}admin key /
  ],
  [
    ["--port", "0", "--gateway"],
    /listening on http:\/\/127\.0\.0\.1:\d+\/auth\/v1\n[^]* {2}SUPABASE_URL=http:\/\/127\.0\.0\.1:\d+\n/
  ],
  [["--port", "0", "--json"], /^\{"type":"start","version":"[\d.]+","server":"http:.*\}\n$/],
  [["-h"], /^Usage: /]
])("%j is done", async (flags, words) => {
  const { code, said } = await run(...flags)
  expect(said).toMatch(words)
  expect(code).toBe(0)
})

it.concurrent("what it can't read is refused, and the usage follows", async () => {
  const { code, said } = await run("--port", "65536")
  expect(said).toMatch(/^--port 65536 is not a port\n\nUsage: /)
  expect(code).toBe(2)
})
