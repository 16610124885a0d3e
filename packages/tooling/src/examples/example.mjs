// One example: its commands, and whether its README names the same ones.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { execute, freePort, reachable, start } from "../runtimes/execute.mjs"
import { source, manifestOf } from "./sources.mjs"

/** The lines of the shell blocks, but those that only set the environment. */
const commandsOf = (name) => {
  const readme = readFileSync(join(source(name), "README.md"), "utf8")
  return Array.from(readme.matchAll(/^```sh\n([^]*?)^```/gm), ([, block]) => block)
    .join("")
    .split("\n")
    .map((line) => line.replace(/ #.*/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("export "))
}

/** Type-checks the example in its folder, runs it, and compares what was run to its README. */
export const exampleIn = async (folder, name, emulator, run) => {
  const cwd = join(folder, name)
  const ran = new Set(["npm install"])
  assert.equal(manifestOf(name).private, true, "package.json is not private")

  const environment = ({ path = [], ...env } = {}) => ({
    ...emulator.env,
    NO_COLOR: "1",
    PATH: [...path, process.env["PATH"]].join(delimiter),
    ...env
  })

  const argumentsOf = (command) => {
    ran.add(command)
    return command.split(" ").slice(1)
  }

  const example = {
    cwd,
    emulator,
    /** What a command prints. */
    run: (command, env) => execute("npm", argumentsOf(command), { cwd, env: environment(env) }),
    /** Runs a command that serves, until the checks of its URL are done. */
    serve: async (command, { args = () => [], env = () => ({}) }, check) => {
      const port = String(await freePort())
      const url = `http://127.0.0.1:${port}`
      const { child, stop } = start("npm", [...argumentsOf(command), ...args(port)], {
        cwd,
        env: environment({ PORT: port, ...env(port) }),
        group: true,
        stdio: ["ignore", "pipe", "pipe"]
      })
      let said = ""
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk))
      try {
        await reachable(url)
        await check((method, path, options = {}) => request(url + path, method, options))
      } catch (error) {
        throw new Error(`${error.message}\n${said}`, { cause: error })
      } finally {
        await stop()
      }
    }
  }
  await run(example)
  assert.deepEqual(commandsOf(name), Array.from(ran), "the README has other commands than those that were run")
}

/** The status and the body of a response. */
const request = async (url, method, { body, token = "staff-token" }) => {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const text = await response.text()
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true
  return { status: response.status, body: isJson ? JSON.parse(text) : text }
}
