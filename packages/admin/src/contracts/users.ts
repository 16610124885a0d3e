/** Users. */
import * as Schema from "effect/Schema"
import * as Invite from "../Invite.js"
import * as User from "../User.js"
import * as UserAttributes from "../UserAttributes.js"
import * as UserPage from "../UserPage.js"
import { Uuid } from "../Uuid.js"

export const users = {
  createUser: { input: Schema.Struct({ attributes: UserAttributes.CreateUser }), answer: User.User },
  getUserById: { input: Schema.Struct({ id: Uuid }), answer: User.User },
  updateUserById: { input: Schema.Struct({ id: Uuid, attributes: UserAttributes.UpdateUser }), answer: User.User },
  deleteUser: { input: Schema.Struct({ id: Uuid, options: Schema.UndefinedOr(User.DeleteUser) }) },
  listUsers: { input: Schema.Struct({ query: Schema.UndefinedOr(UserPage.ListUsers) }), answer: UserPage.Answer },
  inviteUserByEmail: {
    input: Schema.Struct({ email: Schema.String, options: Schema.UndefinedOr(Invite.InviteOptions) }),
    answer: User.User
  }
}
