import type { Make } from "./make.js"
import { optional, pkce, post, sessions } from "./make.js"
import { challenge, emails, passwords, phones, verifier } from "./samples.js"

/** How users sign up and sign in. */
export const signingIn: ReadonlyArray<Make> = [
  (c) => post("/token?grant_type=password", { email: emails[0], password: passwords[0] }, { as: c.pick(sessions) }),
  (c) =>
    post(
      "/token?grant_type=password",
      { [c.pick(["email", "phone"])]: c.pick([...emails, ...phones]), password: c.pick(passwords) },
      { as: c.pick(sessions) }
    ),
  (c) => {
    const name = c.pick(sessions)
    return post(
      "/token?grant_type=refresh_token",
      { refresh_token: `{{${name}.refresh_token}}` },
      { as: c.pick(sessions) }
    )
  },
  (c) =>
    post(
      "/token?grant_type=pkce",
      { auth_code: "{{code@location|query:code}}", code_verifier: c.pick([verifier, challenge]) },
      { as: c.pick(sessions) }
    ),
  (c) =>
    post(
      "/signup",
      {
        ...(c.happens(0.7) ? { email: c.pick(emails) } : { phone: c.pick(phones) }),
        password: c.pick(passwords),
        ...optional(c, 0.3, { data: { full_name: "Zoë", email: "X@y.z" } }),
        ...pkce(c)
      },
      { as: c.pick(sessions) }
    ),
  (c) => post("/signup", optional(c, 0.4, { data: { a: 1 } }), { as: c.pick(sessions) }),
  (c) =>
    post("/otp", {
      ...(c.happens(0.7) ? { email: c.pick(emails) } : { phone: c.pick(phones) }),
      ...optional(c, 0.3, { create_user: c.happens(0.5) }),
      ...pkce(c)
    }),
  (c) => post("/magiclink", { email: c.pick(emails), ...optional(c, 0.3, { data: { a: 1 } }), ...pkce(c) }),
  (c) => post("/recover", { email: c.pick(emails), ...pkce(c) }),
  (c) =>
    post("/resend", {
      type: c.pick(["signup", "email_change", "sms", "phone_change", "x"]),
      ...(c.happens(0.7) ? { email: c.pick(emails) } : { phone: c.pick(phones) })
    }),
  (c) => ({ method: "GET", path: "{{l.action_link|target}}", as: c.pick(["code", "v"]) }),
  (c) =>
    post(
      "/verify",
      { type: c.pick(["{{l.verification_type}}", "email", "magiclink", "recovery"]), token_hash: "{{l.hashed_token}}" },
      { as: c.pick(sessions) }
    ),
  (c) =>
    post(
      "/verify",
      { type: "{{l.verification_type}}", token: "{{l.email_otp}}", email: c.pick(["{{l.email}}", ...emails]) },
      { as: c.pick(sessions) }
    ),
  (c) =>
    post("/verify", {
      type: c.pick(["sms", "phone_change", "signup", "email"]),
      token: "123456",
      ...(c.happens(0.5) ? { email: c.pick(emails) } : { phone: c.pick(phones) })
    })
]
