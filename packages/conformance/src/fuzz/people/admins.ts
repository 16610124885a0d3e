import type { Chance } from "../chance.js"
import { membersOf } from "../request.js"
import type { Make } from "./make.js"
import { admin, optional, post } from "./make.js"
import { cheapHash, emails, ids, passwords, phones, redirects } from "./samples.js"

const kindOfLink = ["signup", "invite", "magiclink", "recovery", "email_change_current", "email_change_new"] as const

const userBody = (chance: Chance): object => ({
  ...optional(chance, 0.8, { email: chance.pick(emails) }),
  ...optional(chance, 0.3, { phone: chance.pick(phones) }),
  ...optional(chance, 0.25, { password: chance.pick(passwords) }),
  ...optional(chance, 0.6, { email_confirm: chance.happens(0.8) }),
  ...optional(chance, 0.3, { phone_confirm: chance.happens(0.8) }),
  ...optional(chance, 0.3, {
    user_metadata: { full_name: "Ann", n: chance.below(3), [chance.pick(["a", "b"])]: null }
  }),
  ...optional(chance, 0.3, { app_metadata: { plan: "free", [chance.pick(["provider", "x"])]: "y" } }),
  ...optional(chance, 0.1, { ban_duration: chance.pick(["24h", "none", "1s", "x"]) }),
  ...optional(chance, 0.1, { role: chance.pick(["admin", "", "authenticated"]) }),
  ...optional(chance, 0.1, { aud: chance.pick(["other", ""]) })
})

/** What admins do. */
export const adminSide: ReadonlyArray<Make> = [
  (c) => post("/admin/users", { ...optional(c, 0.7, { id: c.pick(ids) }), ...userBody(c) }, { auth: admin, as: "u" }),
  () =>
    post(
      "/admin/users",
      { id: ids[0], email: emails[0], password_hash: cheapHash, email_confirm: true },
      { auth: admin }
    ),
  (c) => post("/admin/users", { id: c.pick(ids), ...userBody(c) }, { auth: admin }),
  (c) => ({ method: "GET", path: `/admin/users/${c.pick(ids)}`, auth: admin }),
  (c) => ({
    method: "GET",
    path: `/admin/users?${c.pick(["", "page=1&per_page=1", "page=2&per_page=1", "filter=ann", "filter=Ann", "sort=created_at%20asc", "sort=email", "per_page=0", "limit=1", "cursor=x"])}`,
    auth: admin
  }),
  (c) => ({ method: "PUT", path: `/admin/users/${c.pick(ids)}`, members: membersOf(userBody(c)), auth: admin }),
  (c) => ({
    method: "DELETE",
    path: `/admin/users/${c.pick(ids)}`,
    auth: admin,
    ...(c.happens(0.5) ? { members: membersOf({ should_soft_delete: c.happens(0.5) }) } : {})
  }),
  (c) =>
    post(
      `/admin/generate_link`,
      {
        type: c.pick(kindOfLink),
        email: c.pick(emails),
        ...optional(c, 0.6, { password: c.pick(passwords) }),
        ...optional(c, 0.5, { new_email: c.pick(["new@example.com", ...emails]) }),
        ...optional(c, 0.3, { data: { a: 1 } }),
        ...optional(c, 0.3, { redirect_to: c.pick(redirects) })
      },
      { auth: admin, as: "l" }
    ),
  (c) => post("/invite", { email: c.pick(emails), ...optional(c, 0.3, { data: { a: "b" } }) }, { auth: admin }),
  () => ({ method: "GET", path: "/admin/audit", auth: admin }),
  (c) => ({
    method: "GET",
    path: `/admin/audit?query=${c.pick(["action:login", "type:user", "author:ann", "x"])}`,
    auth: admin
  }),
  (c) => ({ method: "GET", path: `/admin/users/${c.pick(ids)}/factors`, auth: admin }),
  (c) => ({ method: "DELETE", path: `/admin/users/${c.pick(ids)}/factors/{{f.id}}`, auth: admin }),
  (c) => ({
    method: "PUT",
    path: `/admin/users/${c.pick(ids)}/factors/{{f.id}}`,
    members: membersOf({
      ...optional(c, 0.6, { friendly_name: c.pick(["a", "b"]) }),
      ...optional(c, 0.4, { phone: c.pick(phones) })
    }),
    auth: admin
  }),
  (c) => ({ method: "GET", path: `/admin/users/${c.pick(ids)}/passkeys`, auth: admin }),
  (c) => ({ method: "DELETE", path: `/admin/users/${c.pick(ids)}/passkeys/{{p.id}}`, auth: admin })
]
