import { membersOf } from "../request.js"
import type { Make } from "./make.js"
import { bearer, optional, pkce, post, sessions } from "./make.js"
import { emails, passwords, phones } from "./samples.js"

/** What users do who have signed in. */
export const userSide: ReadonlyArray<Make> = [
  (c) => ({ method: "GET", path: "/user", auth: bearer(c) }),
  (c) => ({
    method: "PUT",
    path: "/user",
    members: membersOf({
      ...optional(c, 0.3, { email: c.pick(["new@example.com", ...emails]) }),
      ...optional(c, 0.2, { phone: c.pick(phones) }),
      ...optional(c, 0.3, { password: c.pick(passwords) }),
      ...optional(c, 0.4, { data: { full_name: c.pick(["B", "C"]), a: null } }),
      ...optional(c, 0.1, { app_metadata: { a: 1 } }),
      ...optional(c, 0.1, { nonce: "123456" }),
      ...pkce(c)
    }),
    auth: bearer(c)
  }),
  (c) => ({
    method: "POST",
    path: `/logout${c.pick(["", "?scope=local", "?scope=others", "?scope=global", "?scope=x"])}`,
    auth: bearer(c)
  }),
  (c) => ({ method: "GET", path: "/reauthenticate", auth: bearer(c) }),
  (c) =>
    post(
      "/factors",
      {
        factor_type: c.pick(["totp", "totp", "phone", "webauthn"]),
        friendly_name: c.pick(["a", "b", ""]),
        ...optional(c, 0.4, { phone: c.pick(phones) }),
        ...optional(c, 0.2, { issuer: "x" })
      },
      { auth: bearer(c), as: "f" }
    ),
  (c) =>
    post("/factors/{{f.id}}/challenge", optional(c, 0.2, { channel: c.pick(["sms", "whatsapp", "x"]) }), {
      auth: bearer(c),
      as: "c"
    }),
  (c) =>
    post(
      "/factors/{{f.id}}/verify",
      { challenge_id: "{{c.id}}", code: c.happens(0.8) ? "{{f.totp.secret|totp}}" : "000000" },
      { auth: bearer(c), as: c.pick(sessions) }
    ),
  (c) => ({ method: "DELETE", path: "/factors/{{f.id}}", auth: bearer(c) }),
  (c) => ({ method: "DELETE", path: "/user/identities/{{s.user.identities.0.identity_id}}", auth: bearer(c) }),
  (c) => ({ method: "GET", path: "/user/identities/authorize?provider=github", auth: bearer(c) }),
  (c) => post("/passkeys/registration/options", {}, { auth: bearer(c), as: "o" }),
  (c) =>
    post(
      "/passkeys/registration/verify",
      { challenge_id: "{{o.challenge_id}}", credential: `{{o.options|attest:${c.pick(["k", "m"])}}}` },
      { auth: bearer(c), as: "p" }
    ),
  (c) => ({ method: "GET", path: "/passkeys", auth: bearer(c) }),
  (c) => ({
    method: "PATCH",
    path: "/passkeys/{{p.id}}",
    members: membersOf({ friendly_name: c.pick(["x", ""]) }),
    auth: bearer(c)
  }),
  (c) => ({ method: "DELETE", path: "/passkeys/{{p.id}}", auth: bearer(c) }),
  () => post("/passkeys/authentication/options", {}, { as: "q" }),
  (c) =>
    post(
      "/passkeys/authentication/verify",
      { challenge_id: "{{q.challenge_id}}", credential: `{{q.options|assert:${c.pick(["k", "m"])}}}` },
      { as: c.pick(sessions) }
    )
]
