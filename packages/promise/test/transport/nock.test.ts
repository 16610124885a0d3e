/** nock patches both Node's HTTP client and `fetch`, from when it is loaded. */
import { GoTrueAdminApi as AuthJs } from "@supabase/auth-js"
import nock from "nock"
import { expect, it } from "vitest"
import { GoTrueAdminApi } from "../../src/index.js"
import { user } from "../support/server.js"

it("responds in place of a server that it blocks", async () => {
  const origin = "http://auth.production.test"
  nock.disableNetConnect()
  for (const Api of [AuthJs, GoTrueAdminApi]) {
    const admin = new Api({ url: origin, headers: { apikey: "k" } })
    nock(origin).get(`/admin/users/${user.id}`).reply(200, user)
    expect(await admin.getUserById(user.id)).toMatchObject({ data: { user: { email: user.email } }, error: null })
  }
  nock.restore()
})
