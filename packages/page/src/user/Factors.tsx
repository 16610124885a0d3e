import { server } from "../api.js"
import { grouped, shortId } from "../format.js"
import { live, timeNow } from "../live.js"
import { act } from "../parts/act.js"
import { Copy } from "../parts/Copy.js"
import { useStore } from "../store.js"
import type { Factor, UserDetail } from "../types.js"

const Code = ({ factor: { code = "", code_until = "" } }: { readonly factor: Factor }) => {
  const left = Math.max(0, Math.ceil((Date.parse(code_until) - timeNow(useStore(live))) / 1000))
  return (
    <div class="row">
      <output class="code" aria-label={`Code ${code}`}>
        {grouped(code)}
      </output>
      <progress max={30} value={left} aria-label="Seconds left" />
      <span class="dim">{left} s</span>
      <Copy text={code} what="the code" />
    </div>
  )
}

/** The factors of a user, with the codes that its authenticator app would show. */
export const Factors = ({ detail: { factors, user } }: { readonly detail: UserDetail }) =>
  factors.length === 0 ? (
    <p class="empty">None.</p>
  ) : (
    <ul class="list plain">
      {factors.map((factor) => (
        <li key={factor.id}>
          <div class="row">
            <span class="badge">{factor.factor_type}</span>
            <strong>{factor.friendly_name ?? (factor.phone || shortId(factor.id))}</strong>
            <span class={factor.status === "verified" ? "badge good" : "badge warn"}>{factor.status}</span>
            <button
              type="button"
              class="small danger"
              onClick={() =>
                void act(server("DELETE", `/admin/users/${user.id}/factors/${factor.id}`), "Removed the factor.")
              }
            >
              Remove
            </button>
          </div>
          {factor.code === undefined ? null : <Code factor={factor} />}
        </li>
      ))}
    </ul>
  )
