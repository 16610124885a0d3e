import { spawn } from "node:child_process"
import { afterAll, expect, it } from "vitest"
import { attack, numbers } from "../../support/rawBytes.js"
import { command } from "../../support/command.js"

/** More of them: RAW_CONNECTIONS=100000 RAW_SEED=2 npx vitest run --project emulator test/adapters/node/rawBytes.long.test.ts */
const connections = Number(process.env["RAW_CONNECTIONS"] ?? 600)
const seed = Number(process.env["RAW_SEED"] ?? 1)

const ends: Array<() => void> = []
afterAll(() => ends.forEach((end) => end()))

/** The emulator in a process of its own, which must outlive all that comes; few files may be open, if it is said. */
const startProcess = async (files?: number) => {
  const args = [command, "--port", "0"]
  const limited = ["-c", `ulimit -n ${files}; exec "$0" "$@"`, process.execPath, ...args]
  const child =
    files === undefined
      ? spawn(process.execPath, args, { env: process.env })
      : spawn("sh", limited, { env: process.env })
  let said = ""
  let ended: string | undefined
  child.stderr.on("data", (chunk) => (said += chunk))
  child.on("exit", (code, signal) => (ended = `ended: ${code ?? signal}`))
  ends.push(() => child.kill("SIGKILL"))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (line) => resolve(Number(/:(\d+)/.exec(String(line))?.[1])))
    child.on("exit", () => reject(new Error(said)))
  })
  const lives = async () => {
    expect(ended).toBeUndefined()
    const response = await fetch(`http://127.0.0.1:${port}/health`)
    expect(response.status).toBe(200)
    await response.text()
    expect(said).toBe("")
  }
  return { port, lives }
}

const attacks = async (port: number, count: number, atOnce: number): Promise<void> => {
  const below = numbers(seed)
  let left = count
  const work = async (): Promise<void> => {
    while (left-- > 0) await attack(port, below)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

it("survives any bytes, and every kind of end at any time", async () => {
  const { lives, port } = await startProcess()
  await attacks(port, connections, 50)
  await lives()
}, 3_600_000)

it.skipIf(process.platform === "win32")(
  "survives more connections than it may have files",
  async () => {
    // Enough to load its own sources, all of them at once.
    const { lives, port } = await startProcess(512)
    await attacks(port, 1_200, 700)
    await lives()
  },
  120_000
)
