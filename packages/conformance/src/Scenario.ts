/** A scenario: what is done to a server through the library, and what must hold. */
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { GoTrueAdmin } from "@gotrue-effect/admin"
import type { Profile } from "./Profile.js"
import type { Target } from "./Target.js"

export interface Scenario {
  readonly name: string
  /** The operations, by their names in the table, that it is about. */
  readonly covers: ReadonlyArray<string>
  /** How a server must be set up for it. */
  readonly profile: Profile
  /** What it makes, it removes when its scope closes: a live server is left as it was found. */
  readonly run: Effect.Effect<void, { readonly _tag: string }, GoTrueAdmin.GoTrueAdmin | Target | Scope.Scope>
}

export const scenario = (
  name: string,
  covers: ReadonlyArray<string>,
  run: Scenario["run"],
  profile: Profile = "open"
): Scenario => ({ name, covers, profile, run })
