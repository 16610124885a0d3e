/** `throwOnError` narrows the types: the compiler is the test. */
import type * as AuthJs from "@supabase/auth-js"
import type { GoTrueAdminApiOptions, User } from "../../src/index.js"
import { AuthAdminApi, GoTrueAdminApi } from "../../src/index.js"

const url = ""
const throwing = new GoTrueAdminApi({ url, throwOnError: true })
const plain = new GoTrueAdminApi({ url })
declare const untold: GoTrueAdminApiOptions

export const assignable: ReadonlyArray<AuthJs.GoTrueAdminApi> = [
  throwing,
  plain,
  new GoTrueAdminApi(untold),
  new AuthAdminApi({ url, throwOnError: false })
]

export class Own extends GoTrueAdminApi {
  own(): Promise<User | null> {
    return this.getUserById("").then(({ data }) => data.user)
  }
}

export const ofTheClass = async (): Promise<ReadonlyArray<string>> => [
  (await throwing.getUserById("")).data.user.id,
  (await throwing.mfa.listFactors({ userId: "" })).data.factors[0]?.id ?? "",
  (await throwing.getUserByEmail("")).data.user?.id ?? "",
  String((await throwing.signOut("")).data),
  String((await throwing.listUsers({ page: 1 })).data.total)
]

export const ofOthers = async (): Promise<ReadonlyArray<string>> => [
  // @ts-expect-error: without it, there may be no user
  (await plain.getUserById("")).data.user.id,
  // @ts-expect-error: nor is it known of options that do not say so
  (await new GoTrueAdminApi(untold).getUserById("")).data.user.id
]

export const rows = async (): Promise<ReadonlyArray<string>> => {
  const ids: Array<string> = []
  for await (const user of throwing.users()) ids.push(user.id)
  for await (const user of plain.users({}, { timeout: 1 })) ids.push(user.id)
  return ids
}

export const stillOurs: ReadonlyArray<GoTrueAdminApi> = [throwing, plain]
