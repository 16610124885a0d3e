/** Every client must get the same responses. */
import { known, newEmail } from "../stub/responses.js"

export class WrongResponse extends Error {}

interface Known {
  readonly id: string
  readonly identities?: ReadonlyArray<unknown> | null
}

export const isKnown = (user: Known | null): void => {
  if (user?.id !== known || user.identities?.length !== 2)
    throw new WrongResponse("getUser: not the user that was asked for")
}

export const isNew = (user: { readonly email?: string } | null): void => {
  if (user?.email !== newEmail) throw new WrongResponse("createUser: not the user that was created")
}

export const isNotFound = (code: string | undefined): void => {
  if (code !== "user_not_found") throw new WrongResponse("error: not the error of the server")
}

export const isPage = (size: number, users: ReadonlyArray<{ readonly id: string }>, total: number): void => {
  if (users.length !== size || total !== 10_000)
    throw new WrongResponse(`page of ${size}: not the page that was asked for`)
}

export const isAll = (count: number): void => {
  if (count !== 10_000) throw new WrongResponse(`stream: ${count} users`)
}
