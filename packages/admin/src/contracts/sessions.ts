/** Sessions. */
import type {
  sessions as endpoints,
  verification as verificationEndpoints
} from "@gotrue-effect/core/protocol/sessions"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as Secret from "../Secret.js"
import * as Session from "../Session.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

export const sessions = {
  signOut: Contract.make({
    arguments: (accessToken: Secret.Secret, scope?: Session.SignOutScope) => ({ accessToken, scope }),
    input: Schema.Struct({ accessToken: Session.AccessToken, scope: Schema.UndefinedOr(Session.SignOutScope) }),
    toWire: ({ accessToken, scope }) => ({ accessToken: Secret.reveal(accessToken), scope }),
    output: (): void => undefined
  })
} satisfies Contracts<typeof endpoints>

export const verification = {
  verify: Contract.make({
    arguments: (token: Secret.Secret) => ({ token }),
    input: Schema.Struct({ token: Secret.Secret }),
    toWire: ({ token }) => ({ token: Secret.reveal(token) }),
    response: Session.Response,
    output: Session.fromResponse
  })
} satisfies Contracts<typeof verificationEndpoints>

/** The operations on sessions. */
export interface Sessions extends Operations<typeof endpoints, typeof sessions> {}

/** The operation that exchanges the token of a link for a session. */
export interface Verification extends Operations<typeof verificationEndpoints, typeof verification> {}
