// One program in which a mock or a proxy responds in place of the server. Both clients call, auth-js first, and
// what is printed tells whom each has reached.
import { createRequire } from "node:module"
import { responseTo, user } from "./user.mjs"

const [scenario, url] = process.argv.slice(2)
const require = createRequire(import.meta.url)

const respond = (input) => Response.json(responseTo(String(input instanceof Request ? input.url : input)))
const native = globalThis.fetch
const patch = () => {
  globalThis.fetch = (input) => Promise.resolve(respond(input))
}

const intercept = ({ MockAgent, setGlobalDispatcher }) => {
  const agent = new MockAgent()
  agent.disableNetConnect()
  agent
    .get(url)
    .intercept({ path: () => true, method: "GET" })
    .reply(({ path }) => ({
      statusCode: 200,
      data: JSON.stringify(responseTo(path)),
      responseOptions: { headers: { "content-type": "application/json" } }
    }))
    .persist()
  setGlobalDispatcher(agent)
}
const viaProxy = ({ ProxyAgent, setGlobalDispatcher }) => setGlobalDispatcher(new ProxyAgent(process.env.PROXY))
const undici = (major) => require(`undici-${major}`)

/** What is set up before the clients are loaded, after that, and after they have been used. */
const scenarios = {
  "fetch patched before": { before: patch },
  "fetch patched after": { after: patch },
  "fetch patched in use": { inUse: patch },
  "fetch patched before, and restored": {
    before: patch,
    after: () => {
      globalThis.fetch = native
    }
  },
  "nock before": { before: () => nock() },
  "nock in use": { inUse: () => nock() },
  "msw before": { before: () => msw() },
  "msw in use": { inUse: () => msw() },
  // Node does it itself.
  "proxy of the environment": {}
}
for (const major of [6, 7, 8]) {
  scenarios[`MockAgent of undici ${major} before`] = { before: () => intercept(undici(major)) }
  scenarios[`MockAgent of undici ${major} after`] = { after: () => intercept(undici(major)) }
  scenarios[`MockAgent of undici ${major} in use`] = { inUse: () => intercept(undici(major)) }
  scenarios[`ProxyAgent of undici ${major}`] = { before: () => viaProxy(undici(major)) }
  scenarios[`EnvHttpProxyAgent of undici ${major}`] = {
    before: () => {
      const { EnvHttpProxyAgent, setGlobalDispatcher } = undici(major)
      process.env.http_proxy = process.env.PROXY
      setGlobalDispatcher(new EnvHttpProxyAgent())
    }
  }
}

const nock = async () => {
  const { default: nock } = await import("nock")
  nock.disableNetConnect()
  nock(url)
    .persist()
    .get(/.*/)
    .reply(200, (path) => responseTo(path))
}

const msw = async () => {
  const { http, HttpResponse } = await import("msw")
  const { setupServer } = await import("msw/node")
  setupServer(http.get(`${url}/*`, ({ request }) => HttpResponse.json(responseTo(request.url)))).listen({
    onUnhandledRequest: "error"
  })
}

const { after, before, inUse } = scenarios[scenario]
await before?.()
const authJs = await import("@supabase/auth-js")
const ours = await import("@gotrue-effect/promise")
await after?.()
const clients = {
  "auth-js": new authJs.GoTrueAdminApi({ url, headers: { apikey: "k" } }),
  ours: new ours.GoTrueAdminApi({ url, headers: { apikey: "k" }, retry: false })
}
if (inUse !== undefined) {
  for (const client of Object.values(clients)) await client.getUserById(user.id)
  await clients.ours.getUserByEmail(user.email)
  await inUse()
}

const reached = ({ data, error }) => (error === null ? data.user?.role : error.message)
const result = {}
for (const [name, client] of Object.entries(clients)) {
  result[name] = [reached(await client.getUserById(user.id))]
  // What is loaded on demand.
  if (name === "ours") result[name].push(reached(await client.getUserByEmail("mock@example.com")))
}
console.log(JSON.stringify(result))
process.exit()
