/** Sessions. */
import * as Schema from "effect/Schema"
import * as Secret from "../Secret.js"
import * as Session from "../Session.js"

export const sessions = {
  signOut: {
    input: Schema.Struct({ accessToken: Session.AccessToken, scope: Schema.UndefinedOr(Session.SignOutScope) })
  }
}

export const verification = {
  verify: { input: Schema.Struct({ token: Secret.Secret }), answer: Session.Answer }
}
