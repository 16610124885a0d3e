import type { Database } from "../../database/database.js"
import type { User } from "../../database/rows.js"
import { factorsOf } from "../../features/queries/factors.js"
import { isBanned } from "../../features/users/users.js"
import type { Body } from "../../standards/json/json.js"
import { JsonText } from "../../standards/json/json.js"
import type { Timestamp } from "../../standards/time/timestamp.js"
import type { Query } from "../../standards/url/query.js"
import { queryValue } from "../../standards/url/query.js"

/** How many users a page of the list has at most. */
const mostOnPage = 200

type Filter = (user: User, db: Database, now: Timestamp) => boolean

const filters: { readonly [name: string]: Filter } = {
  unconfirmed: (user) => user.confirmed_at === null && !user.is_anonymous && user.deleted_at === null,
  banned: (user, _, now) => isBanned(user, now),
  anonymous: (user) => user.is_anonymous,
  sso: (user) => user.is_sso_user,
  deleted: (user) => user.deleted_at !== null,
  mfa: (user, db) => factorsOf({ db }, user.id).some(({ status }) => status === "verified")
}

/** Metadata is kept as text, so its names and values are searched alike. */
const holds = (user: User, wanted: string): boolean =>
  user.email.includes(wanted) ||
  user.id.includes(wanted) ||
  user.phone.includes(wanted) ||
  user.user_metadata.toLowerCase().includes(wanted) ||
  user.app_metadata.toLowerCase().includes(wanted)

const newestFirst = (left: User, right: User): number =>
  left.created_at > right.created_at ? -1 : left.created_at < right.created_at ? 1 : 0

const headline = (user: User, db: Database, now: Timestamp): Body => ({
  id: user.id,
  email: user.email,
  phone: user.phone,
  app_metadata: new JsonText(user.app_metadata),
  created_at: user.created_at,
  last_sign_in_at: user.last_sign_in_at,
  confirmed_at: user.confirmed_at,
  banned_until: isBanned(user, now) ? user.banned_until : null,
  deleted_at: user.deleted_at,
  is_anonymous: user.is_anonymous,
  is_sso_user: user.is_sso_user,
  factors: factorsOf({ db }, user.id).filter(({ status }) => status === "verified").length
})

const numberOf = (text: string, fallback: number): number => (/^\d{1,9}$/.test(text) ? Number(text) : fallback)

/** Searches the users: those of a page, the newest first, and how many there are. */
export const makeUserSearch = (db: Database) => {
  let ordered: ReadonlyArray<User> = []
  let known = -1
  const all = (): ReadonlyArray<User> => {
    if (db.undoLog.changes !== known) {
      known = db.undoLog.changes
      // Nearly in order already, which makes sorting quick.
      ordered = [...db.users.table.all()].toReversed().sort(newestFirst)
    }
    return ordered
  }
  return (query: Query, now: Timestamp): Body => {
    const wanted = queryValue(query, "search").trim().toLowerCase()
    const name = queryValue(query, "filter")
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined
    const found =
      wanted === "" && filter === undefined
        ? all()
        : all().filter((user) => (filter?.(user, db, now) ?? true) && (wanted === "" || holds(user, wanted)))
    const offset = numberOf(queryValue(query, "offset"), 0)
    const limit = Math.min(mostOnPage, numberOf(queryValue(query, "limit"), mostOnPage))
    return {
      total: db.users.table.size,
      found: found.length,
      users: found.slice(offset, offset + limit).map((user) => headline(user, db, now))
    }
  }
}

export type UserSearch = ReturnType<typeof makeUserSearch>
