import { deepStrictEqual, strictEqual } from "node:assert/strict"
import { start } from "@gotrue-effect/emulator/promise"
import { deleteAccount } from "./deleteAccount.ts"

const request = (method: string, token: string) =>
  new Request("http://localhost:8000", { method, headers: { authorization: `Bearer ${token}` } })

Deno.test("a user deletes their own account", async () => {
  await using auth = await start({ gateway: true, settings: { GOTRUE_MAILER_AUTOCONFIRM: "true" } })
  const handle = deleteAccount({ url: auth.origin, secretKey: auth.secretKey })
  const signUp = await fetch(`${auth.url}/signup`, {
    method: "POST",
    headers: { apikey: auth.publishableKey },
    body: JSON.stringify({ email: "ann@example.com", password: "correct horse" })
  })
  const { access_token } = await signUp.json()

  const deleted = await handle(request("DELETE", access_token))
  deepStrictEqual(await deleted.json(), { message: "The account is deleted" })
  strictEqual((await handle(request("DELETE", access_token))).status, 401)
})

Deno.test("nobody deletes another's", async () => {
  await using auth = await start({ gateway: true })
  const handle = deleteAccount({ url: auth.origin, secretKey: auth.secretKey })
  strictEqual((await handle(request("DELETE", "no token"))).status, 401)
  strictEqual((await handle(request("GET", "no token"))).status, 405)
})
