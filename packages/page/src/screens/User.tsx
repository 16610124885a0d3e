import { useEffect, useState } from "preact/hooks"
import { control, server } from "../api.js"
import { nameOf, stamp } from "../format.js"
import { live, timeNow } from "../live.js"
import { act } from "../parts/act.js"
import { Age } from "../parts/Age.js"
import { Badges } from "../parts/Badges.js"
import { confirm } from "../parts/confirm.js"
import { Copy } from "../parts/Copy.js"
import { JsonEditor } from "../parts/JsonEditor.js"
import { Messages } from "../parts/Messages.js"
import { go } from "../router.js"
import { useStore } from "../store.js"
import type { UserDetail } from "../types.js"
import { Addresses } from "../user/Addresses.js"
import { Factors } from "../user/Factors.js"
import { Links } from "../user/Links.js"
import { Sessions } from "../user/Sessions.js"

/** Whether a code is shown at this time, which the emulator's clock may have left behind or not reached. */
const isOfNow = (until: string, now: number): boolean => {
  const left = Date.parse(until) - now
  return left > 0 && left <= 30_000
}

/** A user with all that belongs to it: undefined until it is there, null when there is none. */
const useUser = (id: string): UserDetail | null | undefined => {
  const [detail, setDetail] = useState<UserDetail | null>()
  const current = useStore(live)
  const now = timeNow(current)
  const isOld = detail?.factors.some(({ code_until }) => code_until !== undefined && !isOfNow(code_until, now))
  useEffect(() => {
    let isWanted = true
    void control<UserDetail>("GET", `users/${encodeURIComponent(id)}`).then((result) => {
      if (isWanted) setDetail(result.ok ? result.value : null)
    })
    return () => {
      isWanted = false
    }
  }, [id, current.state, current.isReachable, isOld === true ? current.heard : 0])
  return detail
}

const Facts = ({ detail }: { readonly detail: UserDetail }) => {
  const { user } = detail
  const rows: ReadonlyArray<readonly [string, string | undefined]> = [
    ["E-mail", user.email],
    ["E-mail confirmed", user.email_confirmed_at],
    ["Phone", user.phone && `+${user.phone}`],
    ["Phone confirmed", user.phone_confirmed_at],
    ["New e-mail", user.new_email],
    ["Role", user.role],
    ["Audience", user.aud],
    ["Password", detail.has_password ? "set" : "none"],
    ["Created", user.created_at],
    ["Updated", user.updated_at],
    ["Invited", user.invited_at],
    ["Last sign-in", user.last_sign_in_at],
    ["Banned until", user.banned_until],
    ["Deleted", user.deleted_at]
  ]
  return (
    <dl class="facts">
      <div>
        <dt>Id</dt>
        <dd>
          <code class="wrap">{user.id}</code> <Copy text={user.id} what="the id" />
        </dd>
      </div>
      {rows
        .filter(([, value]) => value !== undefined && value !== "")
        .map(([name, value = ""]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{/^\d{4}-\d\d-\d\dT/.test(value) ? `${stamp(value)} UTC` : value}</dd>
          </div>
        ))}
    </dl>
  )
}

const Deletion = ({ detail: { user } }: { readonly detail: UserDetail }) => {
  const path = `/admin/users/${user.id}`
  const remove = (isSoft: boolean) => () =>
    confirm({
      title: `Delete ${nameOf(user)}?`,
      text: isSoft
        ? "Its row stays, with hashes in place of the addresses. Sessions and factors go."
        : "It is gone for good, with its sessions and factors.",
      yes: isSoft ? "Delete softly" : "Delete",
      act: () =>
        void act(server<object>("DELETE", path, { should_soft_delete: isSoft }), `Deleted ${nameOf(user)}.`).then(
          (done) => (done === undefined || isSoft ? undefined : go("#/users"))
        )
    })
  const ban = (ban_duration: string, done: string) => () => void act(server("PUT", path, { ban_duration }), done)
  return (
    <div class="row">
      {user.banned_until === undefined ? (
        <>
          <button type="button" class="small" onClick={ban("24h", "Banned for 24 hours.")}>
            Ban for 24 h
          </button>
          <button type="button" class="small" onClick={ban("876000h", "Banned for 100 years.")}>
            Ban for good
          </button>
        </>
      ) : (
        <button type="button" class="small" onClick={ban("none", "No longer banned.")}>
          Unban
        </button>
      )}
      <button type="button" class="small danger" onClick={remove(true)} disabled={user.deleted_at !== undefined}>
        Delete softly
      </button>
      <button type="button" class="small danger" onClick={remove(false)}>
        Delete
      </button>
    </div>
  )
}

const Audit = ({ detail: { audit } }: { readonly detail: UserDetail }) =>
  audit.length === 0 ? (
    <p class="empty">Nothing.</p>
  ) : (
    <ul class="list plain">
      {audit.map(({ created_at, ip_address, payload }, i) => (
        <li key={i} class="row">
          <Age at={created_at} />
          <code>{String(payload["action"])}</code>
          <span class="dim">{ip_address}</span>
        </li>
      ))}
    </ul>
  )

const Identities = ({ detail: { passkeys, user } }: { readonly detail: UserDetail }) => (
  <ul class="list plain">
    {(user.identities ?? []).map((identity) => (
      <li key={identity.identity_id} class="row">
        <span class="badge">{identity.provider}</span>
        <span class="wrap">{identity.email ?? identity.id}</span>
        <span class="dim">
          <Age at={identity.created_at} />
        </span>
      </li>
    ))}
    {passkeys.map((passkey) => (
      <li key={passkey.id} class="row">
        <span class="badge good">passkey</span>
        <span>{passkey.friendly_name || passkey.id}</span>
        <span class="dim">
          used <Age at={passkey.last_used_at} />
        </span>
        <button
          type="button"
          class="small"
          onClick={() =>
            void act(server("DELETE", `/admin/users/${user.id}/passkeys/${passkey.id}`), "Removed the passkey.")
          }
        >
          Remove
        </button>
      </li>
    ))}
    {(user.identities ?? []).length + passkeys.length === 0 ? <li class="dim">None.</li> : null}
  </ul>
)

export const User = ({ id }: { readonly id: string }) => {
  const detail = useUser(id)
  if (detail === undefined) return null
  if (detail === null)
    return (
      <>
        <h1>No such user</h1>
        <p>
          There is no user <code>{id}</code>. <a href="#/users">All users</a>
        </p>
      </>
    )
  const { user } = detail
  const save = (member: string) => (value: object) =>
    void act(server("PUT", `/admin/users/${user.id}`, { [member]: value }), "Saved.")
  return (
    <>
      <nav aria-label="Breadcrumb">
        <a href="#/users">← Users</a>
      </nav>
      <div class="row spread">
        <h1 class="wrap">{nameOf(user)}</h1>
        <Deletion detail={detail} />
      </div>
      <div class="row">
        <a href={`#/requests?${new URLSearchParams({ search: user.id })}`}>Requests about this user</a>
        <Badges
          user={{
            ...user,
            last_sign_in_at: user.last_sign_in_at ?? null,
            confirmed_at: user.confirmed_at ?? null,
            banned_until: user.banned_until ?? null,
            deleted_at: user.deleted_at ?? null,
            is_sso_user: detail.is_sso_user,
            factors: detail.factors.filter(({ status }) => status === "verified").length
          }}
        />
      </div>
      <div class="masonry">
        <section class="card">
          <h2>Overview</h2>
          <Facts detail={detail} />
        </section>
        <section class="card">
          <h2>Sessions</h2>
          <Sessions detail={detail} />
        </section>
        <section class="card">
          <h2>Factors</h2>
          <Factors detail={detail} />
        </section>
        <section class="card">
          <h2>Links</h2>
          <Links user={user} />
        </section>
        <section class="card">
          <h2>Edit</h2>
          <Addresses user={user} />
        </section>
        <section class="card">
          <h2>Identities and passkeys</h2>
          <Identities detail={detail} />
        </section>
        <section class="card">
          <h2>Metadata</h2>
          <JsonEditor label="User metadata" value={user.user_metadata} onSave={save("user_metadata")} />
          <JsonEditor label="App metadata" value={user.app_metadata} onSave={save("app_metadata")} />
          <small class="dim">Saving merges: a member goes away when its value is null.</small>
        </section>
        <section class="card">
          <h2>Audit log</h2>
          <Audit detail={detail} />
        </section>
      </div>
      <section class="card">
        <h2>Messages</h2>
        {detail.messages.length === 0 ? <p class="empty">None.</p> : <Messages messages={detail.messages} />}
      </section>
    </>
  )
}
