/** The floor: undici's `request` and `JSON.parse`, with the headers that the server wants, and nothing checked. */
import { Agent, request } from "undici"
import { known, newEmail, total, unknown } from "../stub/responses.js"
import type { Client, Target } from "./Client.js"
import * as Expect from "./expect.js"
import { hundredAtATime, oneByOne } from "./loops.js"

export const make = ({ key, url }: Target): Client => {
  const dispatcher = new Agent()
  const headers = { apikey: key, authorization: `Bearer ${key}`, "x-supabase-api-version": "2024-01-01" }
  const get = async (path: string) => {
    const response = await request(url + path, { dispatcher, headers })
    return { headers: response.headers, json: JSON.parse(await response.body.text()) }
  }
  const post = async (path: string, body: object) => {
    const response = await request(url + path, {
      dispatcher,
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body)
    })
    return JSON.parse(await response.body.text())
  }
  const getUser = async () => Expect.isKnown((await get(`/admin/users/${known}`)).json)
  const page = async (number: number, size: number): Promise<number> => {
    const { headers, json } = await get(`/admin/users?page=${number}&per_page=${size}`)
    Expect.isPage(size, json.users, Number(headers["x-total-count"]))
    return json.users.length
  }
  const readPage = (size: number) => async () => {
    await page(1, size)
  }
  return {
    getUser: oneByOne(getUser),
    createUser: oneByOne(async () =>
      Expect.isNew(
        await post("/admin/users", { email: newEmail, email_confirm: true, user_metadata: { full_name: "Ann" } })
      )
    ),
    error: oneByOne(async () => Expect.isNotFound((await get(`/admin/users/${unknown}`)).json.code)),
    page50: oneByOne(readPage(50)),
    page1000: oneByOne(readPage(1_000)),
    stream: oneByOne(async () => {
      let count = 0
      for (let number = 1; count < total; number++) count += await page(number, 1_000)
      Expect.isAll(count)
    }),
    concurrent: hundredAtATime(getUser)
  }
}
