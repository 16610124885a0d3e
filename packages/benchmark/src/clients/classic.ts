/** Clients with auth-js's admin class: auth-js itself, and our promise layer. */
import type { GoTrueAdminApi as AuthAdminApi } from "@supabase/auth-js"
import { known, newEmail, total, unknown } from "../stub/responses.js"
import type { Client, Target } from "./Client.js"
import * as Expect from "./expect.js"
import { hundredAtATime, oneByOne } from "./loops.js"

type Class = new (options: {
  url: string
  headers: Record<string, string>
}) => Pick<AuthAdminApi, "getUserById" | "createUser" | "listUsers">

/** A module that exports the class under its classic name. */
export interface Module {
  readonly GoTrueAdminApi: Class
}

/** With the class's own transport. */
export const make = ({ GoTrueAdminApi }: Module, { key, url }: Target): Client => {
  const admin = new GoTrueAdminApi({ url, headers: { apikey: key, Authorization: `Bearer ${key}` } })
  const getUser = async () => Expect.isKnown((await admin.getUserById(known)).data.user)
  const page = async (number: number, size: number): Promise<number> => {
    const { data, error } = await admin.listUsers({ page: number, perPage: size })
    Expect.isPage(size, data.users, error === null ? data.total : -1)
    return data.users.length
  }
  const readPage = (size: number) => async () => {
    await page(1, size)
  }
  return {
    getUser: oneByOne(getUser),
    createUser: oneByOne(async () => {
      const { data } = await admin.createUser({
        email: newEmail,
        email_confirm: true,
        user_metadata: { full_name: "Ann" }
      })
      Expect.isNew(data.user)
    }),
    error: oneByOne(async () => Expect.isNotFound((await admin.getUserById(unknown)).error?.code)),
    page50: oneByOne(readPage(50)),
    page1000: oneByOne(readPage(1_000)),
    stream: oneByOne(async () => {
      let read = 0
      for (let number = 1; read < total; number++) read += await page(number, 1_000)
      Expect.isAll(read)
    }),
    concurrent: hundredAtATime(getUser)
  }
}
