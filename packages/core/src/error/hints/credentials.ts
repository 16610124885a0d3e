/** The key or the token is not accepted. */
import type { Hint } from "./hint.js"

const source = "`internal/api/auth.go`"

export const credentials: ReadonlyArray<Hint> = [
  {
    codes: ["not_admin"],
    messages: ["User not allowed"],
    cause: "The key's role is not an admin role: it is an anon key, or the token of a user.",
    solution: "Use the secret key (sb_secret_…) or the service_role key.",
    source
  },
  {
    messages: ["invalid JWT: …token contains an invalid number of segments"],
    cause:
      "The bearer token is not a JWT: an sb_secret_… key is replaced by a JWT in the gateway of a hosted project only.",
    solution: "A server without a gateway needs a service_role JWT.",
    source
  },
  {
    messages: ["invalid JWT: …signing method … is invalid", "invalid JWT: …signing method (alg) is unavailable"],
    cause:
      "The server does not accept the algorithm with which the key was signed: usually a legacy key (HS256), while the project has only asymmetric signing keys.",
    solution:
      "Use a secret key (sb_secret_…). On a server of your own, keep the HS256 key in GOTRUE_JWT_KEYS, or sign the key with one of the new keys.",
    source
  },
  {
    messages: [
      "invalid JWT: …signature is invalid",
      "invalid JWT: …signature is invalid: …",
      "invalid JWT: …verification error"
    ],
    cause: "The key was signed with another secret: it belongs to another project, or the JWT secret was changed.",
    solution: "Take the URL and the key from the same project, and renew the key after a change of the secret.",
    source
  },
  {
    messages: ["invalid JWT: …unrecognized JWT kid …"],
    cause:
      "None of the server's signing keys has the `kid` of this token, or the token names none (<nil>): its key was removed, belongs to another project, or the signer left the `kid` out.",
    solution: "Sign it with a current key of this project, and put that key's `kid` into the header of the token.",
    source
  },
  {
    messages: ["invalid JWT: …token is expired", "invalid JWT: …token is expired, …"],
    cause: "The key or the token has expired (`exp`).",
    solution:
      "Get a new one: service_role keys that you sign yourself need a late `exp`. If it is new, compare the clocks of the server and of the signer.",
    source
  },
  {
    messages: ["invalid JWT: …token is not valid yet", "invalid JWT: …token used before issued"],
    cause: "The token is valid only later (`nbf`, `iat`): the signer's clock is ahead of the server's.",
    solution: "Set both clocks by NTP.",
    source
  },
  {
    messages: ["invalid claim: missing sub claim"],
    cause: "The token names no user: it is an API key.",
    solution: "This operation takes the access token of the signed-in user.",
    source
  },
  {
    messages: ["Session from session_id claim in JWT does not exist"],
    cause: "The session of this access token has ended: the user signed out, changed the password, or was deleted.",
    solution: "Treat the user as signed out. A call as an admin takes the secret key, not the token of a user.",
    source
  },
  {
    messages: ["User from sub claim in JWT does not exist"],
    cause: "The user of this access token is deleted; the token is accepted elsewhere until it expires.",
    solution: "Treat the user as signed out. A call as an admin takes the secret key, not the token of a user.",
    source
  },
  {
    codes: ["no_authorization"],
    messages: ["This endpoint requires a …Bearer token"],
    where: { except: ["signOut"], statuses: [401] },
    cause: "No bearer token reached the server: an sb_secret_… key needs the gateway of a hosted project.",
    solution: "A server without a gateway needs a service_role JWT.",
    source
  }
]
