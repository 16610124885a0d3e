/** The settings of undici apply to Node's `fetch`, and so to this library. */
import { GoTrueAdminApi as AuthJs } from "@supabase/auth-js"
import { Agent, MockAgent, ProxyAgent, getGlobalDispatcher, interceptors, setGlobalDispatcher } from "undici"
import { afterAll, afterEach, expect, it, vi } from "vitest"
import { GoTrueAdminApi } from "../../src/index.js"
import { listen, user } from "../support/server.js"

const own = getGlobalDispatcher()
const server = await listen()
const http = vi.spyOn(process.getBuiltinModule("node:http").Agent.prototype, "createConnection")
afterEach(() => {
  setGlobalDispatcher(own)
})
afterAll(() => server.close())

const clients = (url: string) =>
  [AuthJs, GoTrueAdminApi].map(
    (Api) => new Api({ url, headers: { apikey: "k" }, ...(Api === AuthJs ? {} : { retry: false }) })
  )

it("a MockAgent, whose production is never reached", async () => {
  const origin = "http://auth.production.test"
  const agent = new MockAgent()
  agent.disableNetConnect()
  setGlobalDispatcher(agent)
  for (const admin of clients(origin)) {
    agent
      .get(origin)
      .intercept({ path: `/admin/users/${user.id}` })
      .reply(200, user, { headers: { "content-type": "application/json" } })
    expect(await admin.getUserById(user.id)).toMatchObject({ data: { user: { email: user.email } }, error: null })
  }
})

it("a ProxyAgent", async () => {
  const proxy = await listen()
  setGlobalDispatcher(new ProxyAgent({ uri: proxy.url, proxyTunnel: true }))
  for (const [index, admin] of clients(server.url).entries()) {
    expect((await admin.getUserById(user.id)).error).toBeNull()
    expect(proxy.seen[index]?.method).toBe("CONNECT")
  }
  await getGlobalDispatcher().close()
  await proxy.close()
})

it("an Agent with interceptors, and one with options", async () => {
  const paths: Array<string> = []
  const composed = new Agent().compose(
    (dispatch) => (options, handler) => {
      paths.push(options.path)
      return dispatch(options, handler)
    },
    interceptors.retry()
  )
  setGlobalDispatcher(composed)
  for (const admin of clients(server.url)) await admin.getUserById(user.id)
  expect(paths).toHaveLength(2)

  const connect = vi.fn<() => void>()
  const agent = new Agent({
    connect: (_, callback) => {
      connect()
      callback(new Error("no way"), null)
    }
  })
  setGlobalDispatcher(agent)
  for (const admin of clients(server.url)) {
    expect((await admin.getUserById(user.id)).error?.message).toBe("fetch failed")
  }
  expect(connect.mock.calls.length).toBeGreaterThanOrEqual(2)
})

it("one that tells nothing leaves the faster way", async () => {
  http.mockClear()
  const admin = new GoTrueAdminApi({ url: server.url })
  setGlobalDispatcher(new Agent())
  expect((await admin.getUserById(user.id)).error).toBeNull()
  expect(http).toHaveBeenCalledOnce()
})
