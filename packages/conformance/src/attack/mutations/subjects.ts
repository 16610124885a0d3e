/** What is called: every operation of the service, and what is made of several of them. */
import type { Endpoint, GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Operations from "../../../../admin/test/support/operations.js"

export interface Subject {
  readonly name: string
  readonly run: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, unknown>
  /** For what is one request. */
  readonly endpoint?: Endpoint.Table[string]
}

const { ids, planted } = Operations
const { email, phone } = planted

const operations = Operations.all.map(([name, { endpoint, run }]): Subject => ({
  name,
  endpoint,
  run: (admin) => run(admin, ids)
}))

const composites: Readonly<Record<string, Subject["run"]>> = {
  streamUsers: (admin) => Stream.runCollect(admin.streamUsers({ pageSize: 2 })),
  getUserByEmail: (admin) => admin.getUserByEmail(email),
  findUsersByEmail: (admin) => admin.findUsersByEmail(email),
  getUserByPhone: (admin) => admin.getUserByPhone(phone),
  getUsers: (admin) => admin.getUsers([ids.id, ids.userId, ids.id]),
  countUsers: (admin) => admin.countUsers({ filter: planted.filter }),
  createOrGetUser: (admin) => admin.createOrGetUser({ email, phone, password: planted.password }),
  resendInvite: (admin) => admin.resendInvite(ids.id, { redirectTo: planted.redirect }),
  banUser: (admin) => admin.banUser(ids.id, "forever"),
  unbanUser: (admin) => admin.unbanUser(ids.id),
  replaceUserMetadata: (admin) => admin.replaceUserMetadata(ids.id, { full_name: planted.name }),
  replaceAppMetadata: (admin) => admin.replaceAppMetadata(ids.id, { plan: planted.plan }),
  createSession: (admin) => admin.createSession(ids.id),
  revokeSessions: (admin) => admin.revokeSessions(ids.id),
  "mfa.deleteAllFactors": (admin) => admin.mfa.deleteAllFactors(ids.userId),
  "audit.streamEntries": (admin) => Stream.runCollect(admin.audit.streamEntries({ pageSize: 2 }))
}

/** By the list that the tests hold complete: an operation without a call here is a failure. */
export const subjects: ReadonlyArray<Subject> = [
  ...operations,
  ...Operations.composites.map((name): Subject => ({
    name,
    run: composites[name] ?? (() => Effect.die(new Error(`no call of ${name}`)))
  }))
]
