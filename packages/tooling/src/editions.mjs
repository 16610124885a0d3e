// Installs both editions as users do, from a registry, with npm and with pnpm: the right pairs run the README's program and that of
// the promise layer's bridge, and the wrong ones say what is wrong.
//   node packages/tooling/src/editions.mjs DIR-OF-EFFECT-3 DIR-OF-EFFECT-4
// The folders are those of `npm run pack -- DIR` and `npm run edition -- --pack DIR`; without them, both are packed first.
import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { translate } from "../../effect-4/src/translate/translate.mjs"
import { prints as bridged, writeBridge } from "./editions/bridge.mjs"
import { startRegistry } from "./editions/registry.mjs"
import { programs as compilers } from "./hover/project.mjs"
import { packLibrary } from "./runtimes/library.mjs"
import { pnpm, root, setup } from "./setup.mjs"

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-editions-"))
const problems = []

const execute = (command, args, cwd) =>
  new Promise((resolve) => {
    const options = { cwd, encoding: "utf8", shell: process.platform === "win32", maxBuffer: 64 * 1024 * 1024 }
    execFile(command, args, options, (error, stdout, stderr) =>
      resolve({ isDone: error === null, output: stdout + stderr })
    )
  })

const folders = process.argv.slice(2).map((folder) => resolve(folder))
if (folders.length === 0) {
  setup()
  for (const major of ["3", "4"]) {
    folders.push(join(scratch, major))
    await packLibrary(major, join(scratch, major))
  }
}

const registry = await startRegistry(folders)

const project = (name) => {
  const folder = join(scratch, name)
  mkdirSync(folder)
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true }))
  writeFileSync(join(folder, ".npmrc"), `@gotrue-effect:registry=${registry.url}\n`)
  return folder
}

/** What a manager installs, with the command that people type. */
const managers = {
  npm: (packages, cwd) => execute("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], cwd),
  pnpm: (packages, cwd) => execute("npx", ["-y", pnpm, "add", "--ignore-scripts", ...packages], cwd)
}

/** Whether it ended as it should, and printed all of these. */
const expect = (what, { isDone, output }, { prints = [], succeeds = true }) => {
  const isExpected = isDone === succeeds && prints.every((text) => output.includes(text))
  console.log(`${isExpected ? "pass" : "FAIL"}  ${what}`)
  if (!isExpected)
    problems.push(`${what}: it ${isDone ? "succeeded" : "failed"}, without ${prints.join(" or ")}:\n${output}`)
}

const run = (folder, file, program) => {
  writeFileSync(join(folder, file), program)
  return execute(process.execPath, [file], folder)
}

const toCommonJs = (text) =>
  text.replace(
    /^import (\{[^}]*\}|\* as \w+) from ("[^"]*")$/gm,
    (_, names, from) => `const ${names.replace("* as ", "").replaceAll(" as ", ": ")} = require(${from})`
  )

/** The program of the README, in the spelling of either Effect. */
const readme = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? ""
const programs = { 3: readme, 4: translate(readme, "README.md", () => undefined) }

const admin = "@gotrue-effect/admin"
const emulator = "@gotrue-effect/emulator"
const promise = "@gotrue-effect/promise"

/** The command of the README, or of docs/effect-3-and-4.md, and the README's program. */
const works = async (manager, packages, edition) => {
  const command = `${manager}: ${packages.join(" ").replaceAll("@gotrue-effect/", "…/")}`
  const folder = project(`${manager}-${packages.join("-").replace(/[^\w.]+/g, "-")}`)
  expect(command, await managers[manager](packages, folder), {})
  const { version } = JSON.parse(readFileSync(join(folder, "node_modules", admin, "package.json"), "utf8"))
  expect(`${command}: it is ${edition}.x`, { isDone: version.startsWith(`${edition}.`), output: version }, {})
  const greets = { prints: ["EmailExists", "1 user"] }
  expect(`${command}: the README's program, ESM`, await run(folder, "main.mjs", programs[edition]), greets)
  const commonJs = await run(folder, "main.cjs", toCommonJs(programs[edition]))
  expect(`${command}: the README's program, CommonJS`, commonJs, greets)
}

/** The promise layer has no edition: beside either Effect, its bridge is the same. */
const bridges = async (manager, packages, edition) => {
  const command = `${manager}: ${packages.join(" ").replaceAll("@gotrue-effect/", "…/")}`
  const folder = project(`${manager}-bridge-${edition}`)
  expect(command, await managers[manager](packages, folder), {})
  const files = writeBridge(folder)
  // Below 5.9, the types of Effect itself ask for skipLibCheck.
  for (const compiler of (await compilers()).slice(1)) {
    const name = /typescript-[\d.]+/.exec(compiler)?.[0] ?? "the newest TypeScript"
    expect(`${command}: types by ${name}`, await execute(process.execPath, [compiler, "-p", "."], folder), {})
  }
  for (const file of files)
    expect(`${command}: ${file}`, await execute(process.execPath, [file], folder), { prints: bridged })
}

/** npm stops; pnpm only warns, and then the first import says what the edition needs. */
const isWrong = async (manager, [name, range], edition, major) => {
  const packages = [name + range, `effect@${major}`]
  const command = `${manager}: ${packages.join(" ").replace("@gotrue-effect/", "…/")}`
  const folder = project(`${manager}-${packages.join("-").replace(/[^\w.]+/g, "-")}`)
  const installed = await managers[manager](packages, folder)
  if (manager === "npm") {
    const prints = ["ERESOLVE", `Found: effect@${major}.`, `effect@"^${edition}.`]
    expect(`${command}: stops`, installed, { prints, succeeds: false })
    return
  }
  expect(`${command}: warns`, installed, { prints: ["Issues with peer dependencies found"] })
  const first = `import { ${name === admin ? "GoTrueAdmin" : "Emulator"} as first } from "${name}"\nconsole.log(first)\n`
  expect(`${command}: the first import says what it needs, ESM`, await run(folder, "main.mjs", first), {
    prints: [`/this-edition-needs-effect-${edition}/`],
    succeeds: false
  })
  expect(`${command}: and CommonJS`, await run(folder, "main.cjs", toCommonJs(first)), {
    prints: [`This edition of ${name} needs Effect ${edition}, but effect ${major}.`],
    succeeds: false
  })
}

/** Everything with one manager, from empty projects. */
const lane = async (manager) => {
  // Without a range, `latest` is what one gets, of ours and of Effect.
  for (const spec of ["effect", "effect@latest", "effect@4"]) await works(manager, [admin, emulator, spec], "4")
  await works(manager, [`${admin}@3`, `${emulator}@3`, "effect@3", "@effect/platform"], "3")
  await bridges(manager, [promise, admin, emulator, "effect"], "4")
  await bridges(manager, [promise, `${admin}@3`, `${emulator}@3`, "effect@3", "@effect/platform"], "3")
  await isWrong(manager, [admin, ""], "4", "3")
  await isWrong(manager, [admin, "@3"], "3", "4")
  await isWrong(manager, [emulator, ""], "4", "3")
  await isWrong(manager, [emulator, "@3"], "3", "4")
}

/** The emulator's promises need no Effect of the project's. */
const withoutEffect = async (manager) => {
  const command = `${manager}: …/emulator alone`
  const folder = project(`${manager}-without-effect`)
  expect(command, await managers[manager]([emulator], folder), {})
  const isAbsent = !readdirSync(join(folder, "node_modules")).includes("effect")
  expect(`${command}: it brings no Effect`, { isDone: isAbsent, output: "" }, {})
  const invites = `import { start } from "@gotrue-effect/emulator/promise"
start({ seed: 1 }).then(async (auth) => {
  const response = await fetch(auth.url + "/invite", {
    method: "POST",
    headers: { authorization: "Bearer " + auth.adminKey },
    body: JSON.stringify({ email: "ann@example.com" })
  })
  const [message] = await auth.outbox()
  console.log(response.status, message.to)
  await auth[Symbol.asyncDispose]()
})
`
  const invited = { prints: ["200 ann@example.com"] }
  expect(`${command}: an invitation by promises, ESM`, await run(folder, "main.mjs", invites), invited)
  expect(`${command}: an invitation by promises, CommonJS`, await run(folder, "main.cjs", toCommonJs(invites)), invited)
}

try {
  await Promise.all(Object.keys(managers).map((manager) => lane(manager).then(() => withoutEffect(manager))))
} finally {
  registry.stop()
  rmSync(scratch, { recursive: true, force: true })
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
