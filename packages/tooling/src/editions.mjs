// Installs the tarballs of both editions as users do: the right pairings run, the wrong ones say what is wrong.
//   node packages/tooling/src/editions.mjs DIR-OF-EFFECT-3 DIR-OF-EFFECT-4
// The folders are those of `npm run pack -- DIR` and `npm run edition -- --pack DIR`; without them, both are packed first.
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { translate } from "../../effect-4/src/translate/translate.mjs"
import { pnpm, root } from "./setup.mjs"

const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-editions-"))
const problems = []

const execute = (command, args, cwd) => {
  const { status, stderr, stdout } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32"
  })
  return { status, output: stdout + stderr }
}

const folders = process.argv.slice(2).map((folder) => resolve(folder))
if (folders.length === 0) {
  folders.push(join(scratch, "3"), join(scratch, "4"))
  const packing = [
    ["packages/tooling/src/pack.mjs", folders[0]],
    ["packages/effect-4/src/main.mjs", "--no-types", "--pack", folders[1]]
  ]
  for (const args of packing) {
    const { output, status } = execute(process.execPath, args, root)
    if (status !== 0) throw new Error(output)
  }
}
const [effect3 = "", effect4 = ""] = folders

const tarball = (folder, name) => {
  const file = readdirSync(folder).find((one) => one.startsWith(`gotrue-effect-${name}-`))
  if (file === undefined) throw new Error(`No tarball of ${name} in ${folder}`)
  return join(folder, file)
}
const core = tarball(effect3, "core")

const project = (name) => {
  const folder = join(scratch, name)
  mkdirSync(folder)
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true }))
  // So that pnpm takes the core from here, too.
  writeFileSync(
    join(folder, "pnpm-workspace.yaml"),
    `overrides:\n  "@gotrue-effect/core": ${JSON.stringify(`file:${core}`)}\n`
  )
  return folder
}

const npm = (folder, packages) =>
  execute("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], folder)

const expect = (what, { output, status }, { prints, succeeds }) => {
  const isExpected = (status === 0) === succeeds && prints.every((text) => output.includes(text))
  console.log(`${isExpected ? "pass" : "FAIL"}  ${what}`)
  if (!isExpected) problems.push(`${what}: ended with ${status}, without ${prints.join(" or ")}:\n${output}`)
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

/** The program of the README, in Effect 4's spelling. */
const readme = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? ""
const program = translate(readme, "README.md", () => undefined)

const right = () => {
  const folder = project("right")
  const packages = [tarball(effect4, "admin"), tarball(effect4, "emulator"), core, "effect@4.1.0"]
  expect("npm installs the 4.x edition with effect@4.1.0", npm(folder, packages), { prints: [], succeeds: true })
  const greets = { prints: ["EmailExists", "1 user"], succeeds: true }
  expect("the README's program, ESM", run(folder, "main.mjs", program), greets)
  expect("the README's program, CommonJS", run(folder, "main.cjs", toCommonJs(program)), greets)
}

const withoutEffect = () => {
  const folder = project("without-effect")
  expect("npm installs the 4.x emulator alone", npm(folder, [tarball(effect4, "emulator")]), {
    prints: [],
    succeeds: true
  })
  const modules = readdirSync(join(folder, "node_modules"))
  expect(
    "which brings no Effect",
    { output: "", status: modules.includes("effect") ? 1 : 0 },
    { prints: [], succeeds: true }
  )
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
  const invited = { prints: ["200 ann@example.com"], succeeds: true }
  expect("an invitation by promises, ESM", run(folder, "main.mjs", invites), invited)
  expect("an invitation by promises, CommonJS", run(folder, "main.cjs", toCommonJs(invites)), invited)
}

const wrong = (edition, folder, major) => {
  const packages = [tarball(folder, "admin"), `effect@${major}`]
  expect(
    `npm stops at the ${edition} edition with effect@${major}`,
    npm(project(`npm-${edition}-${major}`), [...packages, core]),
    { prints: ["ERESOLVE", `Found: effect@${major}.`, `peer effect@"^${edition}.`], succeeds: false }
  )
  const other = project(`pnpm-${edition}-${major}`)
  const args = ["-y", pnpm, "add", "--ignore-scripts", ...packages]
  const warned = { prints: ["Issues with peer dependencies found"], succeeds: true }
  expect(`pnpm warns of the ${edition} edition with effect@${major}`, execute("npx", args, other), warned)
  const first = `import { GoTrueAdmin } from "@gotrue-effect/admin"\nconsole.log(GoTrueAdmin)\n`
  expect("and the first import says what it needs, ESM", run(other, "main.mjs", first), {
    prints: [`/this-edition-needs-effect-${edition}/`],
    succeeds: false
  })
  expect("and CommonJS", run(other, "main.cjs", toCommonJs(first)), {
    prints: [`This edition of @gotrue-effect/admin needs Effect ${edition}, but effect ${major}.`],
    succeeds: false
  })
}

try {
  right()
  withoutEffect()
  wrong(3, effect3, 4)
  wrong(4, effect4, 3)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
