// The tests that need a browser: a real Chromium, that of CHROMIUM or the one that is installed. Where there is none it is
// installed, if that needs no confirmation; otherwise this fails, since tests that never run prove nothing.
//   node packages/tooling/src/browser.mjs [ARGUMENT OF VITEST …]
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { root, setup } from "./setup.mjs"

setup()

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"]
const places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium"
  ],
  win32: [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"], process.env["LOCALAPPDATA"]]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
  linux: ["/usr/lib/chromium/chromium", "/opt/google/chrome/chrome", "/snap/bin/chromium"]
}

const find = () => {
  const folders = (process.env["PATH"] ?? "").split(delimiter)
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(places[process.platform] ?? [])
  ].find((path) => existsSync(path))
}

const apt = (...args) =>
  spawnSync("apt-get", args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  })

/** What stands in the way of an installation; undefined when it is done. */
const install = () => {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return "this is no Debian"
  if (process.getuid?.() !== 0) return "only root may install it"
  console.error("Installing Chromium (once) …")
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status, stderr } = apt(...args)
    if (status !== 0) return `apt-get ${args[0]} failed:\n${stderr}`
  }
  return undefined
}

const given = process.env["CHROMIUM"]
if (given !== undefined && !existsSync(given)) {
  console.error(`CHROMIUM is ${given}, and there is nothing.`)
  process.exit(1)
}
const problem = given === undefined && find() === undefined ? install() : undefined
const path = given ?? find()
if (path === undefined) {
  console.error(
    `The tests in a browser did not run: no Chromium was found, and ${problem ?? "the installation brought none"}.\n` +
      "Install Chromium or Chrome, or say where it is: CHROMIUM=… npm test"
  )
  process.exit(1)
}

const config = join(root, "packages", "emulator", "test", "browser", "vitest.config.ts")
const vitest = join(root, "node_modules", "vitest", "vitest.mjs")
const { status } = spawnSync(process.execPath, [vitest, "run", "--config", config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, CHROMIUM: path }
})
process.exitCode = status ?? 1
