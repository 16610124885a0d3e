/** A mock that a set-up file puts in the place of `fetch` before anything else is loaded. */
import { GoTrueAdminApi as AuthJs } from "@supabase/auth-js"
import { createRequire } from "node:module"
import { expect, it, vi } from "vitest"
import createFetchMock from "vitest-fetch-mock"
import { user } from "../support/server.js"

interface JestFetchMock {
  readonly enableMocks: () => void
  readonly resetMocks: () => void
  readonly mockResponseOnce: (body: string) => void
}

const mock = createFetchMock(vi)
mock.enableMocks()
// What is mocked when it is loaded must not pass for the runtime's own.
const { GoTrueAdminApi } = await import("../../src/index.js")

const clients = [AuthJs, GoTrueAdminApi].map((Api) => new Api({ url: "http://127.0.0.1:9", headers: { apikey: "k" } }))

it("vitest-fetch-mock", async () => {
  for (const admin of clients) {
    mock.resetMocks()
    mock.mockResponseOnce(JSON.stringify(user))
    expect(await admin.getUserById(user.id)).toMatchObject({ data: { user: { email: user.email } }, error: null })
    expect(mock.requests()).toHaveLength(1)
  }
})

it("jest-fetch-mock", async () => {
  // It asks for Jest's globals when it is loaded.
  vi.stubGlobal("jest", vi)
  const { default: mock }: { default: JestFetchMock } = createRequire(import.meta.url)("jest-fetch-mock")
  mock.enableMocks()
  for (const admin of clients) {
    mock.resetMocks()
    mock.mockResponseOnce(JSON.stringify(user))
    expect(await admin.getUserById(user.id)).toMatchObject({ data: { user: { email: user.email } }, error: null })
  }
})
