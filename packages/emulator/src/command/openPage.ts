/** Opens a page in the browser that the system has chosen. */
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"

/** The command that does it, with what comes before the URL. */
export const openerOn = (platform: string): readonly [command: string, ...args: ReadonlyArray<string>] =>
  platform === "darwin" ? ["open"] : platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler"] : ["xdg-open"]

export const openPage = (url: string, warn: (message: string) => void): Effect.Effect<void> =>
  Effect.sync(() => {
    const [command, ...args] = openerOn(process.platform)
    const child = spawn(command, [...args, url], { detached: true, stdio: "ignore" })
    child.on("error", () => warn(`No browser was opened (${command}): open ${url}.`))
    child.unref()
  })
