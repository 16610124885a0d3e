/** The command, in a process of its own. */
import { spawn } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { makeCertificate } from "./support/certificate.js"
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
  [["--port", "0", "--host", "0.0.0.0"], /listening on http:\/\/127\.0\.0\.1:\d+\n/],
  [
    ["--port", "0", "--gateway", "--url", "http://auth.test:8000/"],
    /listening on http:\/\/auth\.test:8000\/auth\/v1\n[^]* {2}SUPABASE_URL=http:\/\/auth\.test:8000\n/
  ],
  [
    ["--port", "0", "--upstream", "http://127.0.0.1:54321"],
    /listening on http:\/\/127\.0\.0\.1:\d+\/auth\/v1\n[^]* {2}upstream +http:\/\/127\.0\.0\.1:54321\n/
  ],
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

it.concurrent("keys that are made are kept in the state, so that those of the last run are good", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gotrue-effect-keys-"))
  const adminKey = async () => {
    const { said } = await run("--port", "0", "--json", "--jwt", "ES256", "--state", join(folder, "state.json"))
    const { keys } = JSON.parse(said)
    return Buffer.from(keys.serviceRole.split(".")[0], "base64url").toString()
  }
  const first = await adminKey()
  expect(JSON.parse(first).alg).toBe("ES256")
  expect(await adminKey()).toBe(first)
  await rm(folder, { recursive: true })
})

it.concurrent("it speaks HTTPS with the files of a certificate", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gotrue-effect-tls-"))
  const { cert, key } = makeCertificate()
  const files = [join(folder, "cert.pem"), join(folder, "key.pem")] as const
  await Promise.all([writeFile(files[0], cert), writeFile(files[1], key)])
  const started = (...[cert, key]: readonly [string, string]) =>
    run("--port", "0", "--quiet", "--tls-cert", cert, "--tls-key", key)
  expect((await started(...files)).said).toMatch(/listening on https:\/\/127\.0\.0\.1:\d+\n$/)
  expect((await started(files[0], "none")).said).toBe("The file none does not exist.\n")
  expect((await started(files[1], files[1])).said).toMatch(/^Cannot listen on .* with this certificate and key \(ERR_/)
  await rm(folder, { recursive: true })
})

it.concurrent.each([
  [["--url", "auth.test"], "--url auth.test is not a URL like http://localhost:9999"],
  [["--upstream", "ftp://x"], "--upstream ftp://x is not a URL like http://localhost:9999"],
  [["--tls-cert", "x"], "--tls-cert and --tls-key go together"]
])("%j is refused", async (flags, words) => {
  const { code, said } = await run(...flags)
  expect(said.startsWith(`${words}\n`)).toBe(true)
  expect(code).toBe(2)
})

it.concurrent("an algorithm that it can't sign with is refused", async () => {
  const { code, said } = await run("--jwt", "EdDSA")
  expect(said).toMatch(/^--jwt EdDSA is none of HS256, ES256 and RS256\n/)
  expect(code).toBe(2)
})
