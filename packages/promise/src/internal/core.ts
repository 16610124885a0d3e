/** What the class is made of: the methods of each group, over whatever answers them. */
import { customProviders } from "../methods/customProviders.js"
import { links } from "../methods/links.js"
import { mfa } from "../methods/mfa.js"
import { oauth } from "../methods/oauth.js"
import { passkey } from "../methods/passkey.js"
import { sessions } from "../methods/sessions.js"
import { users } from "../methods/users.js"
import type { GoTrueAdminApiOptions } from "../models/Options.js"
import * as Bind from "./bind.js"
import * as Extras from "./extras.js"
import * as Settings from "./settings.js"

export interface Core {
  readonly top: ReturnType<typeof users> & ReturnType<typeof links> & ReturnType<typeof sessions>
  readonly factors: ReturnType<typeof mfa>
  readonly clients: ReturnType<typeof oauth>
  readonly providers: ReturnType<typeof customProviders>
  readonly passkeys: ReturnType<typeof passkey>
  readonly extras: Extras.Extras
}

/** Over the network. */
export const make = (options: GoTrueAdminApiOptions): Core => {
  const settings = Settings.make(options)
  const { differences } = settings
  const bind = Bind.make(settings)
  return {
    top: { ...users(bind, differences), ...links(bind, differences), ...sessions(bind) },
    factors: mfa(bind, differences),
    clients: oauth(bind, differences),
    providers: customProviders(bind, differences),
    passkeys: passkey(bind, differences),
    extras: Extras.make(() => import("../more/index.js").then(({ make }) => make(options)), settings)
  }
}
