// What users of supabase-js write, in an installation of theirs: it must compile and run with every version.
import {
  createClient,
  isAuthApiError as isTheirs,
  type AuthError,
  type GoTrueAdminApi as TheirApi,
  type SupabaseClient,
  type User,
  type UserResponse
} from "@supabase/supabase-js"
import * as SupabaseJs from "@supabase/supabase-js"
import { fromClient, GoTrueAdminApi, isAuthApiError, type User as OurUser } from "@gotrue-effect/promise"
import { createServer } from "node:http"

type Admin = SupabaseClient["auth"]["admin"]
type Returned<Name extends "listUsers" | "generateLink"> = Awaited<ReturnType<Admin[Name]>>

const id = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
const seen: Array<string | undefined> = []
const server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url} ${String(request.headers["x-tenant"])}`)
  response.setHeader("content-type", "application/json")
  if (request.url?.endsWith(id) === true) response.end(JSON.stringify({ id, email: "ann@example.com" }))
  else response.writeHead(404).end(JSON.stringify({ error_code: "user_not_found", msg: "User not found" }))
})
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
const address = server.address()
const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`

// Types: ours where theirs are expected, and the other way round.
const admin = new GoTrueAdminApi({ url })
export const class_: TheirApi = admin
export const part: Pick<Admin, "createUser" | "listUsers"> = admin
export const get = (): Promise<UserResponse> => admin.getUserById("")
export const user = async (): Promise<User | null> => (await admin.getUserById("")).data.user
export const list = async (): Promise<Returned<"listUsers">> => admin.listUsers()
export const link = async (): Promise<Returned<"generateLink">> => admin.generateLink({ type: "magiclink", email: "" })
export const factors = async (): Promise<Awaited<ReturnType<Admin["mfa"]["listFactors"]>>> =>
  admin.mfa.listFactors({ userId: "" })
export const toTheirs = (user: OurUser): User => user
export const toOurs = (user: User): OurUser => user
const throwing = new GoTrueAdminApi({ url, throwOnError: true })
export const thrown = async (): Promise<User> => (await throwing.getUserById("")).data.user

// At run time: in the place of the client's own.
const client: SupabaseClient = createClient(url, "a-key", {
  global: { headers: { "x-tenant": "acme" } },
  auth: { persistSession: false, autoRefreshToken: false }
})
client.auth.admin = fromClient(client, { retry: false, errors: SupabaseJs })
const found = await client.auth.admin.getUserById(id)
const { error } = await client.auth.admin.getUserById(id.replace("7", "8"))
const theirs: AuthError | null = error
const lines = [
  found.data.user?.email,
  isTheirs(error) && isAuthApiError(error) && error.code,
  theirs instanceof SupabaseJs.AuthApiError,
  // What is loaded on demand.
  (await fromClient(client).getUserByEmail("bob@example.com")).error?.message,
  seen[0]
]
console.log(lines.join("\n"))
server.close()
server.closeAllConnections()
