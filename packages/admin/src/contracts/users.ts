/** Users. */
import type { users as endpoints } from "@gotrue-effect/core/protocol/users"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as Invite from "../Invite.js"
import * as Pagination from "../Pagination.js"
import * as User from "../User.js"
import * as UserAttributes from "../UserAttributes.js"
import * as UserPage from "../UserPage.js"
import { Uuid } from "../Uuid.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const one = { response: User.User, output: (user: User.User) => user }

export const users = {
  createUser: Contract.make({
    arguments: (attributes: UserAttributes.CreateUser) => ({ attributes }),
    input: Schema.Struct({ attributes: UserAttributes.CreateUser }),
    toWire: ({ attributes }) => ({ attributes: UserAttributes.toBody(attributes) }),
    ...one
  }),
  getUserById: Contract.make({
    arguments: (id: string) => ({ id }),
    input: Schema.Struct({ id: Uuid }),
    ...one
  }),
  updateUserById: Contract.make({
    arguments: (id: string, attributes: UserAttributes.UpdateUser) => ({ id, attributes }),
    input: Schema.Struct({ id: Uuid, attributes: UserAttributes.UpdateUser }),
    toWire: ({ attributes, id }) => ({ id, attributes: UserAttributes.toBody(attributes) }),
    ...one
  }),
  deleteUser: Contract.make({
    arguments: (id: string, options?: User.DeleteUser) => ({ id, options }),
    input: Schema.Struct({ id: Uuid, options: Schema.UndefinedOr(User.DeleteUser) }),
    toWire: ({ id, options }) => ({ id, soft: options?.soft }),
    output: (): void => undefined
  }),
  listUsers: Contract.make({
    arguments: (query?: UserPage.ListUsers) => ({ query }),
    input: Schema.Struct({ query: Schema.UndefinedOr(UserPage.ListUsers) }),
    toWire: ({ query = {} }) => ({ query: UserPage.toQuery(query), audience: query.audience }),
    response: UserPage.Response,
    headers: Pagination.fromHeaders,
    output: UserPage.fromResponse
  }),
  inviteUserByEmail: Contract.make({
    arguments: (email: string, options?: Invite.InviteOptions) => ({ email, options }),
    input: Schema.Struct({ email: Schema.String, options: Schema.UndefinedOr(Invite.InviteOptions) }),
    toWire: ({ email, options }) => ({
      email,
      data: options?.data,
      redirectTo: options?.redirectTo?.toString(),
      audience: options?.audience
    }),
    ...one
  })
} satisfies Contracts<typeof endpoints>

/** The operations on users. */
export interface Users extends Operations<typeof endpoints, typeof users> {}
