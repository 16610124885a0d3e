import { useState } from "preact/hooks"
import { control } from "../api.js"
import { shortId } from "../format.js"
import { claimsOf } from "../json.js"
import { act, actOnAll } from "../parts/act.js"
import { Age } from "../parts/Age.js"
import { Copy, copy } from "../parts/Copy.js"
import { Dialog } from "../parts/Dialog.js"
import type { Session, UserDetail } from "../types.js"

/** A browser is known by a few words of what it says of itself. */
const agentOf = ({ user_agent }: Session): string =>
  /(?:Edg|Chrome|Firefox|Version)\/[\d.]+/.exec(user_agent ?? "")?.[0].replace("Version", "Safari") ??
  user_agent?.slice(0, 40) ??
  "no user agent"

const tokenOf = (id: string) => act(control<{ readonly access_token: string }>("POST", `sessions/${id}/token`))

export const Sessions = ({ detail: { sessions } }: { readonly detail: UserDetail }) => {
  const [token, setToken] = useState<string>()
  const end = (id: string) => control("DELETE", `sessions/${id}`)
  if (sessions.length === 0) return <p class="empty">Not signed in.</p>
  return (
    <>
      <ul class="list plain">
        {sessions.map((session) => (
          <li key={session.id}>
            <div class="row">
              <code title={session.id}>{shortId(session.id)}</code>
              <span class={session.aal === "aal2" ? "badge good" : "badge"}>{session.aal}</span>
              <span>{session.amr.map(({ method }) => method).join(", ")}</span>
              <span class="dim" title={session.user_agent ?? undefined}>
                {agentOf(session)} {session.ip}
              </span>
            </div>
            <div class="row">
              <span class="dim">
                began <Age at={session.created_at} />
                {session.refreshed_at === null ? null : (
                  <>
                    , refreshed <Age at={session.refreshed_at} />
                  </>
                )}
              </span>
              <button
                type="button"
                class="small"
                onClick={() =>
                  void tokenOf(session.id).then((made) => made && copy(made.access_token, "a new access token"))
                }
              >
                Copy access token
              </button>
              <button
                type="button"
                class="small"
                onClick={() => void tokenOf(session.id).then((made) => made && setToken(made.access_token))}
              >
                Decode
              </button>
              <button
                type="button"
                class="small danger"
                aria-label={`Revoke session ${shortId(session.id)}`}
                onClick={() => void act(end(session.id), "The session is over.")}
              >
                Revoke
              </button>
            </div>
          </li>
        ))}
      </ul>
      {sessions.length < 2 ? null : (
        <button
          type="button"
          class="small danger"
          onClick={() =>
            void actOnAll(
              sessions.map(({ id }) => id),
              end,
              (n) => `${n} sessions are over.`
            )
          }
        >
          Revoke all
        </button>
      )}
      {token === undefined ? null : (
        <Dialog title="Access token" onClose={() => setToken(undefined)}>
          <pre tabIndex={0}>{JSON.stringify(claimsOf(token), null, 2)}</pre>
          <Copy text={token} what="the access token">
            Copy the token
          </Copy>
        </Dialog>
      )}
    </>
  )
}
