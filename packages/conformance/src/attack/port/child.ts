/** An emulator in a process of its own. */
import * as Effect from "effect/Effect"
import type { ChildProcess } from "node:child_process"
import { execFileSync, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("../../../../tooling/src/emulator.mjs", import.meta.url))

const settings = {
  GOTRUE_OAUTH_SERVER_ENABLED: "true",
  GOTRUE_OAUTH_SERVER_ALLOW_DYNAMIC_REGISTRATION: "true",
  GOTRUE_SAML_ENABLED: "true",
  GOTRUE_EXTERNAL_ANONYMOUS_USERS_ENABLED: "true",
  GOTRUE_PASSKEY_ENABLED: "true",
  GOTRUE_CUSTOM_OAUTH_ENABLED: "true",
  GOTRUE_MAILER_AUTOCONFIRM: "true",
  GOTRUE_SMS_AUTOCONFIRM: "true",
  GOTRUE_EXTERNAL_PHONE_ENABLED: "true",
  GOTRUE_URI_ALLOW_LIST: "https://*-*-*.example.com/**,https://app.example.com/*"
}

export interface Child {
  readonly port: number
  /** What it said at its end, once it has ended. */
  readonly ended: () => string | undefined
  /** In megabytes, where the system tells. */
  readonly memory: () => number
}

const memoryOf = ({ pid }: ChildProcess): number => {
  try {
    return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024)
  } catch {
    return 0
  }
}

export const start = Effect.acquireRelease(
  Effect.async<{ readonly child: Child; readonly process: ChildProcess }>((resume) => {
    const child = spawn(process.execPath, [program, "--port", "0"], {
      env: { ...process.env, ...settings },
      stdio: ["ignore", "pipe", "pipe"]
    })
    let said = ""
    let end: string | undefined
    child.stderr.on("data", (chunk) => {
      said = `${said}${String(chunk)}`.slice(-2_000)
    })
    child.on("exit", (code, signal) => {
      end = `${signal ?? `code ${code}`}: ${said.trim()}`
    })
    child.stdout.on("data", (chunk) => {
      const port = /listening on http:\/\/[^:]+:(\d+)/.exec(String(chunk))?.[1]
      if (port === undefined) return
      resume(
        Effect.succeed({
          child: { port: Number(port), ended: () => end, memory: () => memoryOf(child) },
          process: child
        })
      )
    })
  }),
  ({ process: child }) => Effect.sync(() => child.kill("SIGKILL"))
).pipe(Effect.map(({ child }) => child))
