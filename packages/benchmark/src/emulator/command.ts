/** How long `npm run emulator` takes from the command to the first response, in milliseconds. */
import { spawn } from "node:child_process"

const start = performance.now()
// The npm process ends its own children when it is told to.
const npm = spawn("npm", ["run", "emulator", "--", "--port", "0"], {
  cwd: new URL("../../../..", import.meta.url),
  stdio: ["ignore", "pipe", "ignore"],
  shell: process.platform === "win32"
})
let said = ""
npm.stdout.on("data", (chunk: Buffer) => {
  said += chunk.toString()
  const url = /listening on (http\S+)/.exec(said)?.[1]
  if (url === undefined) return
  npm.stdout.removeAllListeners("data").resume()
  void fetch(`${url}/health`).then((response) => {
    if (response.status === 200) process.send?.(performance.now() - start)
    npm.kill()
  })
})
npm.once("exit", () => process.disconnect?.())
