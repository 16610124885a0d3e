// Installs the packed tarballs with `effect` and `@effect/platform`, and nothing else, into three empty projects, and
// runs the README's program in each: ESM, CommonJS, and TypeScript with moduleResolution node16, by every compiler that is
// supported.
//   node packages/tooling/src/consumers.mjs DIR-WITH-TARBALLS
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { programs } from "./hover/project.mjs"
import { root } from "./setup.mjs"

const tarballs = resolve(process.argv[2] ?? ".")
const files = readdirSync(tarballs).filter((name) => name.endsWith(".tgz"))

/** The program of the README: its first TypeScript fence. */
const program = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1]
if (program === undefined) throw new Error("The README has no program")

/** The same program without types, and for CommonJS without import statements. */
const toCommonJs = (text) =>
  text.replace(
    /^import \{([^}]*)\} from ("[^"]*")$/gm,
    (_, names, from) => `const {${names.replaceAll(" as ", ": ")}} = require(${from})`
  )

const compilers = await programs()
const scratch = mkdtempSync(join(tmpdir(), "gotrue-effect-consumers-"))
const shell = process.platform === "win32"
const execute = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe", shell })

const project = (name, manifest) => {
  const folder = join(scratch, name)
  mkdirSync(folder)
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, ...manifest }))
  return folder
}

/** A TypeScript program as an ES module and as CommonJS, by every compiler. */
const compileAndRun = (folder, name, program, { lib, prints, skipLibCheck }) => {
  writeFileSync(join(folder, "main.mts"), program)
  writeFileSync(join(folder, "main.cts"), program)
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "ES2022",
    module: "Node16",
    moduleResolution: "Node16",
    lib,
    types: [],
    skipLibCheck,
    outDir: "out"
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["main.mts", "main.cts"] }))
  for (const compiler of compilers) execute(process.execPath, [compiler, "-p", "."], folder)
  for (const file of ["main.mjs", "main.cjs"]) {
    const output = execute(process.execPath, [join("out", file)], folder)
    if (!output.includes(prints)) throw new Error(`${file} of the ${name} project printed:\n${output}`)
  }
}

try {
  const versions = JSON.parse(readFileSync(join(root, "packages/admin/package.json"), "utf8")).peerDependencies
  const peers = Object.entries(versions).map(([name, range]) => `${name}@${range}`)
  const first = project("esm", { type: "module" })
  const packages = files.map((file) => join(tarballs, file))
  execute("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages, ...peers], first)
  // The others get the same modules: what differs is how they are imported.
  const modules = join(first, "node_modules")

  const expectGreeting = (name, output) => {
    if (!output.includes("EmailExists")) throw new Error(`${name} printed:\n${output}`)
  }

  writeFileSync(join(first, "main.js"), program)
  expectGreeting("The ESM project", execute(process.execPath, ["main.js"], first))

  const second = project("cjs", { type: "commonjs" })
  symlinkSync(modules, join(second, "node_modules"), "junction")
  writeFileSync(join(second, "main.js"), toCommonJs(program))
  expectGreeting("The CommonJS project", execute(process.execPath, ["main.js"], second))

  const third = project("node16", {})
  symlinkSync(modules, join(third, "node_modules"), "junction")
  compileAndRun(third, "node16", program, { lib: ["ES2023", "DOM"], skipLibCheck: true, prints: "EmailExists" })

  // Two need nothing of their user: no Effect, no auth-js. Their types are looked at as strictly as can be.
  const alone = {
    promise: {
      installs: "@gotrue-effect",
      program: `import { GoTrueAdminApi, isAuthRetryableFetchError } from "@gotrue-effect/promise"

const admin = new GoTrueAdminApi({ url: "http://127.0.0.1:1", retry: false })
admin.createUser({ email: "ann@example.com" }).then(({ data, error }) => {
  const id: string | undefined = error === null ? data.user.id : undefined
  console.log(id, isAuthRetryableFetchError(error), error?.message)
})
// What is loaded on demand.
admin.getUserByEmail("ann@example.com").then(({ error }) => console.log("later:", error?.message))
`,
      prints: "undefined true connect ECONNREFUSED"
    },
    emulator: {
      installs: "@gotrue-effect,@noble,qr",
      program: `import { start, type Running, type Span } from "@gotrue-effect/emulator/promise"

const later: Span = "25 hours"
const use = async (auth: Running) => {
  const { status } = await auth.fetch(\`\${auth.url}/health\`)
  await auth.clock.freeze()
  await auth.clock.set("2026-08-20T10:00:00Z")
  await auth.clock.advance(later)
  console.log(status, (await auth.clock.now()).toISOString())
  await auth.stop()
}
start({ seed: 1 }).then(use)
`,
      prints: "200 2026-08-21T11:00:00.000Z"
    }
  }
  for (const [name, { installs, prints, program }] of Object.entries(alone)) {
    const folder = project(name, {})
    const tarball = files.filter((file) => file.includes(`-${name}-`)).map((file) => join(tarballs, file))
    execute("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...tarball], folder)
    const installed = readdirSync(join(folder, "node_modules")).filter((entry) => !entry.startsWith("."))
    if (installed.join() !== installs) throw new Error(`${name} installed ${installed.join(", ")}`)
    compileAndRun(folder, name, program, {
      lib: ["ES2023", "DOM", "ESNext.Disposable"],
      skipLibCheck: false,
      prints
    })
  }
} catch (error) {
  console.error(error.stdout ?? "", error.stderr ?? "", error.message)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
