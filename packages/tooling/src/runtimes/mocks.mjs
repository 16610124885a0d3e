// Whatever a program has made of `fetch` responds, and the server behind it gets no request: mocks, patches, proxies. What
// auth-js does in the same program is the measure.
import { once } from "node:events"
import { createServer } from "node:http"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { execute } from "./execute.mjs"
import { furnish, install } from "./install.mjs"
import { node } from "./programs.mjs"

const packages = [
  "@supabase/auth-js@2.119.1",
  "msw@2.15.0",
  "nock@14.0.17",
  "undici-6@npm:undici@6.29.1",
  "undici-7@npm:undici@7.30.2",
  "undici-8@npm:undici@8.13.1"
]

const around = (mock) => [`${mock} before`, `${mock} in use`]
const ofUndici = (major) => [
  ...["before", "after", "in use"].map((when) => `MockAgent of undici ${major} ${when}`),
  `ProxyAgent of undici ${major}`,
  `EnvHttpProxyAgent of undici ${major}`
]

const everywhere = [
  ...around("fetch patched"),
  "fetch patched after",
  "fetch patched before, and restored",
  ...around("nock"),
  ...around("msw"),
  ...ofUndici(6),
  ...ofUndici(7)
]

/** The proxies of the environment, in each way that Node can be told to respect them. */
const environments = [
  ["NODE_USE_ENV_PROXY and HTTP_PROXY", (proxy) => ({ env: { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxy } })],
  ["NODE_USE_ENV_PROXY and http_proxy", (proxy) => ({ env: { NODE_USE_ENV_PROXY: "1", http_proxy: proxy } })],
  ["--use-env-proxy and HTTP_PROXY", (proxy) => ({ args: ["--use-env-proxy"], env: { HTTP_PROXY: proxy } })],
  ["--use-env-proxy in NODE_OPTIONS", (proxy) => ({ env: { NODE_OPTIONS: "--use-env-proxy", HTTP_PROXY: proxy } })],
  [
    "NO_PROXY, which names the server",
    (proxy) => ({ env: { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxy, NO_PROXY: "127.0.0.1" } })
  ],
  ["HTTP_PROXY alone", (proxy) => ({ env: { HTTP_PROXY: proxy } })]
]

const scenariosOf = (major) => [
  ...(major === "20" ? everywhere : [...everywhere, ...ofUndici(8)]).map((name) => [name, name, () => ({})]),
  ...(major === "20" ? [] : environments.map(([name, setUp]) => [name, "proxy of the environment", setUp]))
]

const listen = async (server) => {
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return `http://127.0.0.1:${server.address().port}`
}

/** A server whose user says who it is, and a proxy that responds to every request itself. */
const startBoth = async (folder) => {
  const { responseTo, user } = await import(pathToFileURL(join(folder, "user.mjs")).href)
  const respondAs = (role) => (request, response) => {
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(responseTo(request.url, { ...user, role })))
  }
  const real = createServer(respondAs("server"))
  const proxy = createServer(respondAs("proxy"))
  // A machine that is busy with other things is slow, too.
  for (const server of [real, proxy]) server.keepAliveTimeout = 60_000
  proxy.on("connect", (_, socket) => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n")
    proxy.emit("connection", socket)
  })
  const stop = () => {
    for (const server of [real, proxy]) {
      server.close()
      server.closeAllConnections()
    }
  }
  return { url: await listen(real), proxy: await listen(proxy), stop }
}

export const mocks = async ({ packed, sources, tell }) => {
  const folder = await install("mocks", packages)
  furnish(folder, { packed, files: ["probe.mjs", "user.mjs"].map((name) => [join(sources, "mocks", name), name]) })
  const { proxy, stop, url } = await startBoth(folder)
  const probe = async (program, scenario, { args = [], env = {} }) => {
    const output = await execute(program, [...args, "probe.mjs", scenario, url], {
      cwd: folder,
      env: { ...env, PROXY: proxy }
    })
    const { "auth-js": theirs, ours } = JSON.parse(output)
    const isLike = ours.every((one) => one === theirs[0])
    return isLike ? "ten calls passed" : `auth-js reaches ${theirs.join()}, ours ${ours.join()}`
  }
  try {
    for (const major of ["20", "22", "24"]) {
      const program = await node(major)
      // Two at a time: none of them has anything to do with another.
      const waiting = scenariosOf(major).values()
      const work = async () => {
        for (const [name, scenario, setUp] of waiting) {
          await tell(`node ${major}, ${name}`, () => probe(program, scenario, setUp(proxy)))
        }
      }
      await Promise.all([work(), work()])
    }
  } finally {
    stop()
  }
}
