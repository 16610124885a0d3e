/** Users, links and sessions. */
import { Duration, Redacted } from "effect"
import { Endpoints } from "../../../src/index.js"
import * as Fixture from "../fixtures.js"
import { json } from "../stub.js"
import type { Calls } from "./call.js"
import { ids, planted } from "./call.js"

const { top } = Endpoints.groups

export const users: Calls = {
  createUser: {
    endpoint: top.createUser,
    run: (admin) =>
      admin.createUser({
        email: planted.email,
        phone: planted.phone,
        password: planted.password,
        email_confirm: true,
        phone_confirm: false,
        role: "planted_role",
        user_metadata: { full_name: planted.name },
        app_metadata: { plan: planted.plan },
        ban_duration: Duration.hours(36)
      }),
    response: json(Fixture.user),
    sent: {
      method: "POST",
      path: "/auth/v1/admin/users",
      query: {},
      body: {
        email: planted.email,
        phone: planted.phone,
        password: planted.password,
        email_confirm: true,
        phone_confirm: false,
        role: "planted_role",
        user_metadata: { full_name: planted.name },
        app_metadata: { plan: planted.plan },
        ban_duration: "129600s"
      }
    }
  },
  getUserById: {
    endpoint: top.getUserById,
    run: (admin, given) => admin.getUserById(given.id),
    response: json(Fixture.user),
    sent: { method: "GET", path: `/auth/v1/admin/users/${ids.id}`, query: {}, body: undefined }
  },
  updateUserById: {
    endpoint: top.updateUserById,
    run: (admin, given) =>
      admin.updateUserById(given.id, {
        email: planted.newEmail,
        password: Redacted.make(planted.password),
        user_metadata: { full_name: planted.name, old: null },
        ban_duration: "none"
      }),
    response: json(Fixture.user),
    sent: {
      method: "PUT",
      path: `/auth/v1/admin/users/${ids.id}`,
      query: {},
      body: {
        email: planted.newEmail,
        password: planted.password,
        user_metadata: { full_name: planted.name, old: null },
        ban_duration: "none"
      }
    }
  },
  deleteUser: {
    endpoint: top.deleteUser,
    run: (admin, given) => admin.deleteUser(given.id, { soft: true }),
    response: json({}),
    sent: {
      method: "DELETE",
      path: `/auth/v1/admin/users/${ids.id}`,
      query: {},
      body: { should_soft_delete: true }
    }
  },
  listUsers: {
    endpoint: top.listUsers,
    run: (admin) => admin.listUsers({ page: 2, perPage: 2, filter: planted.filter, sort: "created_at asc" }),
    response: { ...json(Fixture.page), headers: Fixture.pageHeaders },
    sent: {
      method: "GET",
      path: "/auth/v1/admin/users",
      query: { page: "2", per_page: "2", filter: planted.filter, sort: "created_at asc" },
      body: undefined
    }
  },
  inviteUserByEmail: {
    endpoint: top.inviteUserByEmail,
    run: (admin) =>
      admin.inviteUserByEmail(planted.email, {
        redirectTo: new URL(planted.redirect),
        data: { full_name: planted.name }
      }),
    response: json(Fixture.user),
    sent: {
      method: "POST",
      path: "/auth/v1/invite",
      query: { redirect_to: planted.redirect },
      body: { email: planted.email, data: { full_name: planted.name } }
    }
  },
  generateLink: {
    endpoint: top.generateLink,
    run: (admin) =>
      admin.generateLink({
        type: "signup",
        email: planted.email,
        password: planted.password,
        data: { full_name: planted.name },
        redirect_to: planted.redirect
      }),
    response: json(Fixture.link),
    sent: {
      method: "POST",
      path: "/auth/v1/admin/generate_link",
      query: {},
      body: {
        type: "signup",
        email: planted.email,
        password: planted.password,
        data: { full_name: planted.name },
        redirect_to: planted.redirect
      }
    }
  },
  signOut: {
    endpoint: top.signOut,
    run: (admin) => admin.signOut(planted.accessToken, "others"),
    response: { status: 204 },
    sent: { method: "POST", path: "/auth/v1/logout", query: { scope: "others" }, body: undefined },
    bearer: planted.accessToken
  }
}
