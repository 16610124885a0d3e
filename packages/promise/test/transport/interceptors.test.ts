/** Mocks that patch Node's HTTP client and `fetch` alike, or one of them. */
import { GoTrueAdminApi as AuthJs } from "@supabase/auth-js"
import { subscribe, unsubscribe } from "node:diagnostics_channel"
import http from "node:http"
import { HttpResponse, http as mocked } from "msw"
import { setupServer } from "msw/node"
import { afterAll, expect, it, vi } from "vitest"
import { GoTrueAdminApi } from "../../src/index.js"
import { listen, user } from "../support/server.js"

const server = await listen()
afterAll(() => server.close())
const origin = "http://auth.production.test"
const clients = (url: string) => [AuthJs, GoTrueAdminApi].map((Api) => new Api({ url, headers: { apikey: "k" } }))

it("msw, while it listens", async () => {
  const msw = setupServer(mocked.get(`${origin}/admin/users/:id`, () => HttpResponse.json(user)))
  msw.listen({ onUnhandledRequest: "error" })
  for (const admin of clients(origin)) {
    expect(await admin.getUserById(user.id)).toMatchObject({ data: { user: { email: user.email } }, error: null })
  }
  msw.close()
  for (const admin of clients(server.url)) expect((await admin.getUserById(user.id)).error).toBeNull()
})

it("a client of Node's that somebody has patched is not for us: fetch knows nothing of it", async () => {
  const patched = vi.spyOn(http, "request")
  for (const admin of clients(server.url)) expect((await admin.getUserById(user.id)).error).toBeNull()
  expect(patched).not.toHaveBeenCalled()
  patched.mockRestore()
})

it("a spy or a stub on fetch, whenever it comes", async () => {
  for (const admin of clients(origin)) {
    const spied = vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(Response.json(user)))
    expect((await admin.getUserById(user.id)).error).toBeNull()
    spied.mockRestore()
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json(user)))
    expect((await admin.getUserById(user.id)).error).toBeNull()
    vi.unstubAllGlobals()
  }
})

it("whoever watches what fetch sends sees it", async () => {
  const seen = vi.fn<() => void>()
  subscribe("undici:request:create", seen)
  for (const admin of clients(server.url)) await admin.getUserById(user.id)
  unsubscribe("undici:request:create", seen)
  expect(seen).toHaveBeenCalledTimes(2)
})
