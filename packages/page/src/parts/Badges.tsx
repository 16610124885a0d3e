import type { UserLine } from "../types.js"
import { stamp } from "../format.js"

/** What is special about a user. */
export const Badges = ({ user }: { readonly user: UserLine }) => (
  <>
    {user.deleted_at === null ? null : <span class="badge bad">deleted</span>}
    {user.banned_until === null ? null : (
      <span class="badge bad" title={`until ${stamp(user.banned_until)} UTC`}>
        banned
      </span>
    )}
    {user.is_anonymous ? <span class="badge">anonymous</span> : null}
    {user.confirmed_at === null && !user.is_anonymous && user.deleted_at === null ? (
      <span class="badge warn">unconfirmed</span>
    ) : null}
    {user.is_sso_user ? <span class="badge">SSO</span> : null}
    {user.factors > 0 ? <span class="badge good">MFA {user.factors}</span> : null}
  </>
)
