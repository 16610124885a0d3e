import { useEffect, useRef, useState } from "preact/hooks"
import { control, server } from "../api.js"
import { count, nameOf, shortId } from "../format.js"
import { live } from "../live.js"
import { actOnAll } from "../parts/act.js"
import { Age } from "../parts/Age.js"
import { Badges } from "../parts/Badges.js"
import { confirm } from "../parts/confirm.js"
import { Copy } from "../parts/Copy.js"
import { samples } from "../samples.js"
import { useStore } from "../store.js"
import type { UserLine, UserPage } from "../types.js"
import { Invite } from "../user/Invite.js"
import { NewUser } from "../user/NewUser.js"

const pageSize = 200
const filters = ["unconfirmed", "banned", "anonymous", "sso", "mfa", "deleted"] as const

const providersOf = ({ app_metadata }: UserLine): string => {
  const { provider, providers } = app_metadata
  return Array.isArray(providers) ? providers.join(", ") : typeof provider === "string" ? provider : ""
}

interface Wanted {
  readonly search: string
  readonly filter: string
  readonly offset: number
}

/** The users that are wanted; asked for again when something has changed. */
const useUsers = ({ filter, offset, search }: Wanted): UserPage | undefined => {
  const [page, setPage] = useState<UserPage>()
  const { isReachable, state } = useStore(live)
  const asked = useRef(0)
  useEffect(() => {
    const turn = ++asked.current
    const query = new URLSearchParams({ search, filter, offset: String(offset), limit: String(pageSize) })
    void control<UserPage>("GET", `users?${query}`).then((result) => {
      // A later search may have been quicker.
      if (result.ok && turn === asked.current) setPage(result.value)
    })
  }, [search, filter, offset, state, isReachable])
  return page
}

const Row = ({
  isChosen,
  onChoose,
  user
}: {
  readonly user: UserLine
  readonly isChosen: boolean
  readonly onChoose: () => void
}) => (
  <tr class={isChosen ? "chosen" : undefined}>
    <td>
      <input type="checkbox" checked={isChosen} onChange={onChoose} aria-label={`Select ${nameOf(user)}`} />
    </td>
    <th scope="row">
      <div class="row nowrap">
        <span class="avatar" aria-hidden="true">
          {nameOf(user).slice(0, 1).toUpperCase()}
        </span>
        <a class="main" data-row href={`#/users/${user.id}`}>
          {nameOf(user)}
        </a>
      </div>
    </th>
    <td class="wide">{user.email !== "" && user.phone !== "" ? `+${user.phone}` : ""}</td>
    <td>
      <Badges user={user} />
    </td>
    <td class="wide">{providersOf(user)}</td>
    <td class="wide">
      <Age at={user.created_at} />
    </td>
    <td class="wide">
      <Age at={user.last_sign_in_at} />
    </td>
    <td class="wide">
      <Copy text={user.id} what="the id" class="plain">
        <code>{shortId(user.id)}</code>
      </Copy>
    </td>
  </tr>
)

export const Users = () => {
  const [search, setSearch] = useState("")
  const [filter, setFilter] = useState("")
  const [offset, setOffset] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<"new" | "invite">()
  const page = useUsers({ search, filter, offset })
  const users = page?.users ?? []
  const found = page?.found ?? 0
  const turn = (to: number) => {
    setOffset(to)
    setChosen(new Set())
  }
  const choose = (id: string) =>
    setChosen((all) => new Set(all.has(id) ? [...all].filter((each) => each !== id) : [...all, id]))
  const ids = users.map(({ id }) => id).filter((id) => chosen.has(id))
  const onChosen = (request: (id: string) => ReturnType<typeof server>, done: (count: number) => string) => {
    void actOnAll(ids, request, done)
    setChosen(new Set())
  }
  return (
    <>
      <div class="row spread">
        <h1>
          Users <span class="dim">{page === undefined ? "" : count(page.total)}</span>
        </h1>
        <div class="row">
          <button
            type="button"
            onClick={() =>
              void actOnAll(
                samples(page?.total ?? 0),
                (user) => server("POST", "/admin/users", user),
                (made) => `Created ${made} sample users.`
              )
            }
          >
            100 sample users
          </button>
          <button type="button" onClick={() => setOpened("invite")}>
            Invite
          </button>
          <button type="button" class="primary" data-new onClick={() => setOpened("new")}>
            New user
          </button>
        </div>
      </div>
      <div class="row">
        <input
          type="search"
          data-search
          class="grow"
          placeholder="Search e-mail, phone, id, metadata   ( / )"
          aria-label="Search users"
          value={search}
          onInput={(event) => {
            setSearch(event.currentTarget.value)
            turn(0)
          }}
        />
        <div class="row chips" role="group" aria-label="Filter">
          {filters.map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={filter === name}
              onClick={() => {
                setFilter(filter === name ? "" : name)
                turn(0)
              }}
            >
              {name === "sso" || name === "mfa" ? name.toUpperCase() : name}
            </button>
          ))}
        </div>
      </div>
      {ids.length === 0 ? null : (
        <div class="row bar" role="group" aria-label="Selected users">
          <span>{ids.length} selected</span>
          <button
            type="button"
            class="small"
            onClick={() =>
              onChosen(
                (id) => server("PUT", `/admin/users/${id}`, { ban_duration: "24h" }),
                (n) => `Banned ${n} for 24 hours.`
              )
            }
          >
            Ban for 24 h
          </button>
          <button
            type="button"
            class="small"
            onClick={() =>
              onChosen(
                (id) => server("PUT", `/admin/users/${id}`, { ban_duration: "none" }),
                (n) => `${n} are no longer banned.`
              )
            }
          >
            Unban
          </button>
          <button
            type="button"
            class="small danger"
            onClick={() =>
              confirm({
                title: `Delete ${ids.length} users?`,
                text: "They are gone for good, with their sessions and factors.",
                yes: "Delete",
                act: () =>
                  onChosen(
                    (id) => server("DELETE", `/admin/users/${id}`, {}),
                    (n) => `Deleted ${n} users.`
                  )
              })
            }
          >
            Delete
          </button>
        </div>
      )}
      {page === undefined ? null : users.length === 0 ? (
        <p class="empty">
          {page.total === 0 ? "No users yet. Create one, or sign up in your app." : "No user matches."}
        </p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Users">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <input
                    type="checkbox"
                    aria-label="Select all of this page"
                    checked={ids.length === users.length}
                    onChange={() =>
                      setChosen(ids.length === users.length ? new Set() : new Set(users.map(({ id }) => id)))
                    }
                  />
                </th>
                <th scope="col">User</th>
                <th scope="col" class="wide">
                  Phone
                </th>
                <th scope="col">State</th>
                <th scope="col" class="wide">
                  Providers
                </th>
                <th scope="col" class="wide">
                  Created
                </th>
                <th scope="col" class="wide">
                  Last sign-in
                </th>
                <th scope="col" class="wide">
                  Id
                </th>
              </tr>
            </thead>
            <tbody>
              {users.map((user) => (
                <Row key={user.id} user={user} isChosen={chosen.has(user.id)} onChoose={() => choose(user.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found === 0 ? null : (
        <nav class="row end" aria-label="Pages of users">
          <span class="dim" data-found>
            {count(offset + 1)}–{count(Math.min(found, offset + users.length))} of {count(found)}
          </span>
          <button
            type="button"
            class="small"
            disabled={offset === 0}
            onClick={() => turn(Math.max(0, offset - pageSize))}
          >
            Newer
          </button>
          <button
            type="button"
            class="small"
            disabled={offset + pageSize >= found}
            onClick={() => turn(offset + pageSize)}
          >
            Older
          </button>
        </nav>
      )}
      {opened === "new" ? <NewUser onClose={() => setOpened(undefined)} /> : null}
      {opened === "invite" ? <Invite onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}
