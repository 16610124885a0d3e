// The image of the emulator without Docker: the steps of packages/emulator/docker/Dockerfile by hand, in a folder for each stage, and
// what the image runs as another user than root.
//   node packages/tooling/src/image/main.mjs DIR-WITH-TARBALLS
import { execFileSync, spawn } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { root } from "../setup.mjs"

const tarballs = resolve(process.argv[2] ?? ".")
const emulator = readdirSync(tarballs).find((name) => /^gotrue-effect-emulator-.*\.tgz$/.test(name))
if (emulator === undefined) throw new Error(`There is no tarball of the emulator in ${tarballs}.`)

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-image-"))
chmodSync(scratch, 0o755)
const isRoot = process.getuid?.() === 0

/** The instructions, one a line. */
const steps = readFileSync(join(root, "packages/emulator/docker/Dockerfile"), "utf8")
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => [line.split(" ")[0], line.slice(line.indexOf(" ") + 1)])

const stages = new Map()
const image = { env: {}, entry: [], command: [], health: [], user: undefined }
let stage = ""
let folder = ""

/** Absolute paths of an image lie in the folder of its stage. */
const inside = (text) => text.replace(/(^|[\s"'])\/(app|state)/g, `$1${join(scratch, stage)}/$2`)

const argsOf = (text) => JSON.parse(text).map(inside)

const perform = {
  FROM: (text) => {
    stage = / AS (\w+)$/.exec(text)?.[1] ?? "image"
    stages.set(stage, join(scratch, stage))
    mkdirSync(join(scratch, stage))
  },
  ARG: () => undefined,
  ENV: (text) => {
    const [name, value] = text.split("=")
    image.env[name] = value
  },
  WORKDIR: (text) => {
    folder = inside(text)
    mkdirSync(folder, { recursive: true })
  },
  RUN: (text) => {
    // No user but root may give a folder away, and nobody needs to who is the user.
    const command = inside(text).replace(/ && chown node:node (\S+)/, isRoot ? " && chown 1000:1000 $1" : "")
    const env = { ...process.env, VERSION: `file:${join(tarballs, emulator)}` }
    execFileSync("sh", ["-c", command], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] })
  },
  COPY: (text) => {
    const [, from, source, target] = /^--from=(\w+) (\S+) (\S+)$/.exec(text)
    cpSync(join(stages.get(from), source), inside(target), { recursive: true, verbatimSymlinks: true })
  },
  USER: (text) => {
    image.user = text
  },
  VOLUME: () => undefined,
  EXPOSE: () => undefined,
  HEALTHCHECK: (text) => {
    image.health = argsOf(text.slice(text.indexOf("[")))
  },
  ENTRYPOINT: (text) => {
    image.entry = argsOf(text)
  },
  CMD: (text) => {
    image.command = argsOf(text)
  }
}

const expect = (what, holds) => {
  console.log(`${holds ? "pass" : "FAIL"}  ${what}`)
  if (!holds) process.exitCode = 1
}

try {
  for (const [name, text] of steps) perform[name](text)
  expect("the image has a user of its own", image.user === "node")
  const user = isRoot ? { uid: 1000, gid: 1000 } : {}
  const options = { cwd: folder, env: { PATH: process.env.PATH, ...image.env }, ...user }
  const state = inside("/state/state.json")
  const [program, ...flags] = [...image.entry, ...image.command, "--state", state]
  const server = spawn(program, flags, { ...options, stdio: ["ignore", "pipe", "inherit"] })
  const ended = new Promise((done) => server.once("exit", done))
  let said = ""
  await Promise.race([
    ended,
    new Promise((done) =>
      server.stdout.on("data", (chunk) => {
        said += chunk
        if (said.includes("SUPABASE_SECRET_KEY=")) done()
      })
    )
  ])
  const apikey = /SUPABASE_PUBLISHABLE_KEY=(\S+)/.exec(said)?.[1] ?? ""
  const response = await fetch("http://127.0.0.1:9999/auth/v1/health", { headers: { apikey } })
  expect("it responds", response.status === 200)
  const control = await fetch("http://127.0.0.1:9999/emulator/outbox")
  expect("it keeps the routes of its owner to itself", control.status === 404)
  const healthy = () => {
    try {
      execFileSync(image.health[0], image.health.slice(1), { ...options, stdio: "ignore" })
      return true
    } catch {
      return false
    }
  }
  expect("it is healthy", healthy())
  server.kill("SIGTERM")
  expect("it ends when it is told to", (await ended) === 0)
  expect("its state is written", readFileSync(state, "utf8").startsWith('{"version":'))
  expect("it is not healthy any more", !healthy())
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
