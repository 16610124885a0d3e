/** Users that are imported with a hash of their password, and sign in with it. */
import type { Chance } from "./chance.js"
import { membersOf } from "./request.js"
import type { Request } from "./request.js"

const hashes = [
  "$2a$04$3pPsMS2hdLxs.XCcmYA03.6TuxYHGzbUcQJR2Hy8w3e0.JG8f9AC2",
  "$2a$05$3pPsMS2hdLxs.XCcmYA03.6TuxYHGzbUcQJR2Hy8w3e0.JG8f9AC2",
  "$2b$04$3pPsMS2hdLxs.XCcmYA03.6TuxYHGzbUcQJR2Hy8w3e0.JG8f9AC2",
  "$2y$05$3pPsMS2hdLxs.XCcmYA03.6TuxYHGzbUcQJR2Hy8w3e0.JG8f9AC2\n",
  "$2$05$3pPsMS2hdLxs.XCcmYA03.6TuxYHGzbUcQJR2Hy8w3e0.JG8f9AC2",
  "$2é$05$3pPsMS2hdLxs.XCcmYA03.6TuxYHGzbUcQJR2Hy8w3e0.JG8f9AC2",
  `$2a$05$${"é".repeat(30)}`,
  "$argon2id$v=19$m=64,t=1,p=1$YWJjZA$46kJ9zrZGJzWBnlei8Yqhw",
  "$argon2id$v=19$m=4,t=1,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2i$v=19$m=4,t=1,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2d$v=19$m=4,t=1,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$v=16$m=4,t=1,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$v=19$m=0,t=1,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$v=19$m=8,t=0,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$v=19$m=8,t=1,p=0$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$v=19$m=8,t=1,p=1$$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$",
  "$argon2id$v=19$m=8,t=1,p=1,data=x$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$argon2id$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$4nONHNHCjHnqthk3vMovxw",
  "$fbscrypt$v=1,n=99,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=4,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=16384,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=0,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=1,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=4,r=0,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=4,r=8,p=0,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=4,r=8,p=1,ss=,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=4,r=8,p=1,ss=Bw==,sk=$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=2,n=4,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$YQ==",
  "$fbscrypt$v=1,n=4,r=8,p=1,ss=Bw==,sk=YQ==$!!$YQ==",
  "$fbscrypt$v=1,n=4,r=8,p=1,ss=Bw==,sk=YQ==$C0sHCg9ek77hsg==$!!",
  "",
  " ",
  "x",
  "$"
] as const

const passwords = ["correct horse 1", "x".repeat(73), "é".repeat(40), "", "a\u0000b"] as const

/** Creates a user with a hash, and signs in. */
export const imported = (chance: Chance): ReadonlyArray<Request> => {
  const email = "imported@example.com"
  return [
    {
      method: "POST",
      path: "/admin/users",
      auth: "service_role",
      members: membersOf({ email, email_confirm: true, password_hash: chance.pick(hashes) })
    },
    {
      method: "POST",
      path: "/token?grant_type=password",
      members: membersOf({ email, password: chance.pick(passwords) })
    }
  ]
}
