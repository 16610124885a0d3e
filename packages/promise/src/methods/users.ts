/** Users. */
import { hasProperty, isString } from "@gotrue-effect/core/predicate"
import { users as protocol } from "@gotrue-effect/core/protocol/users"
import type { Bind } from "../call/bind.js"
import * as Explanations from "../call/explanations.js"
import * as Pages from "../call/pages.js"
import type { Settings } from "../call/settings.js"
import type { AdminUserAttributes, ListUsersParams, User } from "../models/User.js"

/** auth-js reads the user inside the body first. */
interface Body extends User {
  readonly user?: User | null
}

interface InviteOptions {
  data?: object
  redirectTo?: string
}

/** Only a string is meant as a filter: arrays have a method `filter`. */
const text = (value: unknown) => (typeof value === "string" ? value : undefined)

/** The server takes an empty one for none, and says itself what it does not take for a text. */
const hashIn = (attributes: unknown): string | undefined => {
  const hash = hasProperty(attributes, "password_hash") ? attributes.password_hash : undefined
  return isString(hash) && hash !== "" ? hash : undefined
}

export const users = (bind: Bind, { differences, refuseUnknownAttributes }: Settings) => {
  const one = { output: (body: Body) => ({ user: body.user ?? body }), failed: () => ({ user: null }) }
  /** Most calls have nothing to look at, and are sent at once. */
  const refused = ({ attributes }: { readonly attributes: AdminUserAttributes }, hash?: string) =>
    !refuseUnknownAttributes && hash === undefined
      ? undefined
      : Explanations.load().then((explanations) => {
          const unknown = refuseUnknownAttributes ? explanations?.unknownAttribute(attributes) : undefined
          if (unknown !== undefined) return { path: "attributes", expected: unknown, thrown: `The user ${unknown}` }
          const expected = hash === undefined ? undefined : explanations?.hashIssue(hash)
          const path = "attributes.password_hash"
          return expected === undefined ? undefined : { path, expected, thrown: `${path} ${expected}` }
        })
  return {
    createUser: bind({
      endpoint: protocol.createUser,
      arguments: (attributes: AdminUserAttributes) => ({ attributes }),
      refused: (given) => refused(given, differences.passwordHashes ? hashIn(given.attributes) : undefined),
      ...one
    }),

    getUserById: bind({
      endpoint: protocol.getUserById,
      arguments: (id: string) => ({ id }),
      uuids: ["id"],
      ...one
    }),

    updateUserById: bind({
      endpoint: protocol.updateUserById,
      arguments: (id: string, attributes: AdminUserAttributes) => ({ id, attributes }),
      uuids: ["id"],
      refused: (given) => refused(given),
      ...one
    }),

    /** What a deletion returns. */
    userToDelete: bind({
      endpoint: { ...protocol.getUserById, name: "deleteUser" },
      arguments: (id: string) => ({ id }),
      uuids: ["id"],
      ...one
    }),

    deleteUser: bind({
      endpoint: {
        ...protocol.deleteUser,
        // An option that is not set is not sent.
        request: ({ soft }: { readonly id: string; readonly soft: boolean }) => ({ body: { should_soft_delete: soft } })
      },
      arguments: (id: string, soft: boolean) => ({ id, soft }),
      output: (): void => undefined,
      uuids: ["id"],
      failed: one.failed
    }),

    listUsers: bind({
      endpoint: {
        ...protocol.listUsers,
        request: ({ query }: { readonly query: ListUsersParams | undefined }) => {
          const which = { filter: text(query?.filter), sort: text(query?.sort) }
          const { cursor, limit } = query ?? {}
          return {
            query:
              cursor === undefined && limit === undefined
                ? { ...Pages.query(query), ...which }
                : { cursor, limit, ...which }
          }
        }
      },
      arguments: (query?: ListUsersParams) => ({ query }),
      headers: Pages.headers,
      output: (body: { users: User[]; aud: string }, headers) => ({ ...body, ...Pages.read(headers, differences) }),
      failed: (): { users: [] } => ({ users: [] }),
      readsOutside: true
    }),

    inviteUserByEmail: bind({
      endpoint: {
        ...protocol.inviteUserByEmail,
        request: ({
          email,
          options: { data, redirectTo }
        }: {
          readonly email: string
          readonly options: InviteOptions
        }) => ({
          query: { redirect_to: redirectTo || undefined },
          body: { email, data }
        })
      },
      arguments: (email: string, options: InviteOptions) => ({ email, options }),
      ...one
    })
  }
}
