/** Since Node 24, `fetch` can use the proxies of the environment. */
import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, expect, it } from "vitest"
import { bundleOf } from "../support/bundle.js"
import { listen, user } from "../support/server.js"

const server = await listen()
const folder = await mkdtemp(join(tmpdir(), "gotrue-effect-"))
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const bundle = join(folder, "index.cjs")
await writeFile(bundle, await bundleOf("index.ts"))
const authJs = createRequire(import.meta.url).resolve("@supabase/auth-js")

const program = (path: string) => `
  const { GoTrueAdminApi } = require(${JSON.stringify(path)})
  new GoTrueAdminApi({ url: "${server.url}" }).getUserById("${user.id}").then(({ error }) => console.log(error))
`

it.each([
  ["auth-js", authJs],
  ["ours", bundle]
])("%s goes through them where fetch does", async (_, path) => {
  const proxy = await listen()
  const proxies = { HTTP_PROXY: proxy.url, http_proxy: proxy.url, NO_PROXY: "", no_proxy: "" }
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program(path)], {
    env: { ...process.env, ...proxies, NODE_USE_ENV_PROXY: "1" }
  })
  expect(stdout.trim()).toBe("null")
  expect(proxy.seen).toHaveLength(Number(process.versions.node.split(".")[0]) < 24 ? 0 : 1)
  await proxy.close()
})
