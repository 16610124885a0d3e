// The promise layer from its tarball, in a project without Effect, on every runtime that it is made for:
//   node packages/tooling/src/runtimes.mjs DIR-WITH-TARBALLS
import { execFile, spawn } from "node:child_process"
import { createHmac } from "node:crypto"
import { once } from "node:events"
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { root } from "./setup.mjs"

const run = promisify(execFile)
const shell = process.platform === "win32"

const system = `${process.platform}-${process.arch}`
const workerdOf = {
  "linux-x64": "linux-64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-64",
  "darwin-arm64": "darwin-arm64"
}
const denoOf = {
  "linux-x64": "linux-x64-glibc",
  "linux-arm64": "linux-arm64-glibc",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64"
}

/** Each runtime from npm: the package with its program, and where it lies in there. */
const runtimes = [
  ["node 20", `node-${system}`, "20.20.2", "bin/node"],
  ["node 24", `node-${system}`, "24.21.0", "bin/node"],
  ["bun", `@oven/bun-${system.replace("arm64", "aarch64")}`, "1.4.5", "bin/bun"],
  ["deno", `@deno/${denoOf[system] ?? system}`, "2.9.6", "deno"],
  ["workerd", `@cloudflare/workerd-${workerdOf[system] ?? system}`, "1.20261117.1", "bin/workerd"]
]

// Kept between runs: they are large.
const cache = join(root, "node_modules", ".cache", "gotrue-effect", "runtimes")

const install = async (name, version, file) => {
  const folder = join(cache, `${name.replace("/", "-")}-${version}`)
  const program = join(folder, "node_modules", name, file)
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, "package.json"), "{}")
    await run(
      "npm",
      ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", `${name}@${version}`],
      { cwd: folder, shell }
    )
  }
  return program
}

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address()
  server.close()
  await once(server, "close")
  return port
}

const answered = async (url) => {
  for (let tries = 0; tries < 200; tries++) {
    try {
      return await (await fetch(url)).text()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`${url} does not answer`)
}

const configOf = (port, flags) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"]))
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.bundle.mjs")],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = [${flags.map((flag) => `"${flag}"`).join(", ")}]
);
`

const secret = "a secret of more than thirty-two characters, for the runtimes"

/** A service_role key, as the emulator takes it. */
const key = (() => {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ role: "service_role" })}`
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`
})()

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-runtimes-"))
const children = []
let failed = 0
try {
  const tarballs = resolve(process.argv[2] ?? ".")
  const tarball = readdirSync(tarballs).find((name) => name.includes("-promise-"))
  writeFileSync(join(scratch, "package.json"), JSON.stringify({ name: "runtimes", private: true, type: "module" }))
  await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", join(tarballs, tarball)], {
    cwd: scratch,
    shell
  })
  for (const name of ["suite.mjs", "main.mjs", "worker.mjs"]) {
    copyFileSync(join(root, "packages/promise/test/runtimes", name), join(scratch, name))
  }
  const { build } = await import("esbuild")
  await build({
    entryPoints: [join(scratch, "worker.mjs")],
    outfile: join(scratch, "worker.bundle.mjs"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    external: ["node:*"],
    logLevel: "error"
  })

  const emulator = spawn(
    process.execPath,
    [join(root, "packages/tooling/src/emulator.mjs"), "--port", String(await freePort())],
    {
      env: { ...process.env, GOTRUE_JWT_SECRET: secret },
      stdio: ["ignore", "pipe", "inherit"]
    }
  )
  children.push(emulator)
  let said = ""
  emulator.stdout.on("data", (chunk) => (said += chunk))
  while (!/http:\/\/\S+/.test(said)) await once(emulator.stdout, "data")
  const [url] = /http:\/\/[^\s]+/.exec(said)

  const work = async (program, flags) => {
    const port = await freePort()
    writeFileSync(join(scratch, "config.capnp"), configOf(port, flags))
    const child = spawn(program, ["serve", "config.capnp"], { cwd: scratch, stdio: ["ignore", "inherit", "inherit"] })
    children.push(child)
    return answered(`http://127.0.0.1:${port}/?url=${encodeURIComponent(url)}&key=${key}`)
  }

  const tell = async (name, attempt) => {
    const output = await attempt().catch((error) => `${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`)
    const passed = output.trim() === "ten calls passed"
    if (!passed) failed++
    console.log(`${name}: ${output.trim()}`)
  }

  for (const [name, from, version, file] of runtimes) {
    const program = await install(from, version, file)
    const ownArguments = name === "deno" ? ["run", "--allow-all", "--no-check"] : []
    if (name === "workerd") {
      await tell("workerd", () => work(program, []))
      await tell("workerd with nodejs_compat", () => work(program, ["nodejs_compat"]))
    } else {
      await tell(
        name,
        async () =>
          (await run(program, [...ownArguments, "main.mjs", url, key], { cwd: scratch, timeout: 60_000 })).stdout
      )
    }
  }
} finally {
  for (const child of children) child.kill()
  rmSync(scratch, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
