/** Users. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { users as admin } from "@gotrue-effect/admin/endpoints/users"
import * as Is from "@gotrue-effect/admin/internal/is"
import type { Bind } from "../internal/bind.js"
import { checked } from "../internal/checked.js"
import * as Pages from "../internal/pages.js"
import type { Differences } from "../models/Differences.js"
import type { AdminUserAttributes, ListUsersParams, User } from "../models/User.js"

/** auth-js looks for the user inside of the answer first. */
interface Answer extends User {
  readonly user?: User | null
}

interface InviteOptions {
  data?: object
  redirectTo?: string
}

/** What is no text was not meant: arrays have a `filter`, too. */
const text = (value: unknown) => (typeof value === "string" ? value : undefined)

export const users = (bind: Bind, differences: Differences) => {
  const one = {
    answer: checked<Answer>(differences, Is.User),
    output: (answer: Answer) => ({ user: answer.user ?? answer })
  }
  const failed = () => ({ user: null })
  const page = checked<{ users: User[]; aud: string }>(differences, Is.UserPageAnswer)
  return {
    createUser: bind({
      endpoint: Endpoint.make({
        ...admin.createUser,
        arguments: (attributes: AdminUserAttributes) => ({ attributes }),
        request: ({ attributes }) => ({ body: attributes }),
        ...one
      }),
      failed
    }),

    getUserById: bind({ endpoint: Endpoint.make({ ...admin.getUserById, ...one }), uuids: ["id"], failed }),

    updateUserById: bind({
      endpoint: Endpoint.make({
        ...admin.updateUserById,
        arguments: (id: string, attributes: AdminUserAttributes) => ({ id, attributes }),
        request: ({ attributes }) => ({ body: attributes }),
        ...one
      }),
      uuids: ["id"],
      failed
    }),

    deleteUser: bind({
      endpoint: Endpoint.make({
        ...admin.deleteUser,
        arguments: (id: string, soft: boolean) => ({ id, options: { soft } }),
        request: ({ options }) => ({ body: { should_soft_delete: options?.soft } })
      }),
      uuids: ["id"],
      failed
    }),

    listUsers: bind({
      endpoint: Endpoint.make({
        ...admin.listUsers,
        arguments: (query?: ListUsersParams) => ({ query }),
        request: ({ query }) => {
          const which = { filter: text(query?.filter), sort: text(query?.sort) }
          const { cursor, limit } = query ?? {}
          return {
            query:
              cursor === undefined && limit === undefined
                ? { ...Pages.query(query), ...which }
                : { cursor, limit, ...which }
          }
        },
        answer: page,
        headers: Pages.headers,
        output: (answer, headers) => ({ ...answer, ...Pages.read(headers, differences) })
      }),
      failed: (): { users: [] } => ({ users: [] }),
      readsOutside: true
    }),

    inviteUserByEmail: bind({
      endpoint: Endpoint.make({
        ...admin.inviteUserByEmail,
        arguments: (email: string, options: InviteOptions) => ({ email, options }),
        request: ({ email, options: { data, redirectTo } }) => ({
          query: { redirect_to: redirectTo || undefined },
          body: { email, data }
        }),
        ...one
      }),
      failed
    })
  }
}
