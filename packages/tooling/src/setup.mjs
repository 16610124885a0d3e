// Installs what is missing, and nothing when all is there. Needs Node and npm only.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

export const root = fileURLToPath(new URL("../../..", import.meta.url))

/** Pinned: a newer major may ask for a newer Node. */
export const pnpm = "pnpm@12.21.0"

const stamp = join(root, "node_modules", ".gotrue-effect-setup")

const fingerprint = () => {
  const hash = createHash("sha256").update(pnpm).update(process.version.split(".")[0])
  const manifests = readdirSync(join(root, "packages")).map((name) => join("packages", name, "package.json"))
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)))
  }
  return hash.digest("hex")
}

export const setup = () => {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return
  console.error("Installing dependencies (once) …")
  const { status, stderr, stdout } = spawnSync("npx", ["-y", pnpm, "install", "--frozen-lockfile"], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"]
  })
  if (status !== 0) {
    console.error(stdout, stderr)
    console.error(`The installation failed. To see more, run: npx -y ${pnpm} install`)
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) setup()
