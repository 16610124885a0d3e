/** The methods of each group, however their calls are sent. */
import { customProviders } from "./customProviders.js"
import { links } from "./links.js"
import { mfa } from "./mfa.js"
import { oauth } from "./oauth.js"
import { passkey } from "./passkey.js"
import { sessions } from "./sessions.js"
import { users } from "./users.js"
import type { GoTrueAdminApiOptions } from "../models/Options.js"
import * as Bind from "../call/bind.js"
import * as Extras from "../call/extras.js"
import * as Settings from "../call/settings.js"

export interface Methods {
  readonly top: ReturnType<typeof users> & ReturnType<typeof links> & ReturnType<typeof sessions>
  readonly factors: ReturnType<typeof mfa>
  readonly clients: ReturnType<typeof oauth>
  readonly providers: ReturnType<typeof customProviders>
  readonly passkeys: ReturnType<typeof passkey>
  readonly extras: Extras.Extras
}

/** Over the network. */
export const make = (options: GoTrueAdminApiOptions): Methods => {
  const settings = Settings.make(options)
  const { differences } = settings
  const bind = Bind.make(settings)
  return {
    top: { ...users(bind, settings), ...links(bind), ...sessions(bind) },
    factors: mfa(bind, differences),
    clients: oauth(bind, differences),
    providers: customProviders(bind),
    passkeys: passkey(bind),
    extras: Extras.make(() => import("../more/index.js").then(({ make }) => make(options)), settings)
  }
}
