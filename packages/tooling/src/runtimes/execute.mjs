// Runs programs to their end, or until they are not needed any more, in a clean environment.
import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { promisify } from "node:util"

const shell = process.platform === "win32"
const run = promisify(execFile)

const isPersonal = (name) => /^(?:https?_proxy|all_proxy|no_proxy|NODE_OPTIONS|NODE_USE_ENV_PROXY|CI)$/i.test(name)

/** Without proxies and options of this machine, which would decide what a program does. */
const environment = (own = {}) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !isPersonal(name))),
  ...own
})

/** What a program prints. */
export const execute = async (program, args, { cwd, env, timeout = 240_000 }) =>
  (await run(program, args, { cwd, env: environment(env), timeout, maxBuffer: 64 * 1024 * 1024 })).stdout

/** What npm needs to know of this machine, its proxies among it, it is told. */
export const npm = (args, cwd) => run("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd, shell })

const ends = new Set()

/**
 * Starts a program that goes on until `stop`, or until this process ends. With `group`, so do the programs that it starts:
 * npm does not tell its own of a signal.
 */
export const start = (program, args, { cwd, env, group = false, stdio = ["ignore", "ignore", "inherit"] }) => {
  const detached = group && !shell
  const child = spawn(program, args, { cwd, env: environment(env), stdio, detached, shell: group && shell })
  const end = () => {
    // The whole group may be gone.
    if (detached) {
      try {
        process.kill(-child.pid)
      } catch {}
    } else child.kill()
  }
  ends.add(end)
  const ended = once(child, "exit").finally(() => ends.delete(end))
  const stop = async () => {
    end()
    await ended
  }
  return { child, stop }
}

process.on("exit", () => {
  for (const end of ends) end()
})

export const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address()
  server.close()
  await once(server, "close")
  return port
}

/** Waits until somebody listens there. */
export const reachable = async (url) => {
  for (let tries = 0; tries < 600; tries++) {
    try {
      await (await fetch(url)).text()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`${url} is not reached`)
}
