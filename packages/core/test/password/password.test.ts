import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { argon2 } from "../../src/password/argon2.js"
import { bcrypt } from "../../src/password/bcrypt.js"
import { firebaseScrypt } from "../../src/password/firebaseScrypt.js"
import type { HashIssue } from "../../src/password/hashIssue.js"
import { sentence } from "../../src/password/hashIssue.js"
import { keycloak } from "../../src/password/keycloak.js"
import { parse } from "../../src/password/parse.js"
import { spring } from "../../src/password/spring.js"
import type { Result } from "../../src/result.js"

const digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0"
const bcryptHash = `$2b$10$${digits}`
const argonHash = "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pOMK6GKGyh3UbmJliBUgLwcBtrZUqp8QngYQ8wUNToQ"

// The test vector of the README of firebase/scrypt.
const signerKey = "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
const firebaseSalt = "42xEC+ixf3L2lw=="
const firebaseHash = "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="
const config = { signerKey, saltSeparator: "Bw==", rounds: 8, memCost: 14 }
const firebaseText = `$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=${signerKey}$${firebaseSalt}$${firebaseHash}`

const forUrls = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

const issueOf = (result: Result<string, HashIssue>): string => (result.ok ? "taken" : sentence(result.error))

describe("parse takes", () => {
  it.each([
    ...["2a", "2b", "2y"].map((edition) => `$${edition}$10$${digits}`),
    `$2a$04$${digits}`,
    `$2a$31$${"./".repeat(26)}A`,
    argonHash,
    argonHash.replace("argon2id", "argon2i"),
    "$argon2id$v=19$m=1048576,t=20,p=16$YQ$YQ",
    firebaseText,
    firebaseText.replace("ss=Bw==,", "")
  ])("%s", (hash) => {
    expect(parse(hash)).toEqual({ ok: true, value: hash })
  })
})

describe("parse refuses", () => {
  it.each<readonly [hash: string, issue: RegExp]>([
    [`$2x$10$${digits}`, /^is bcrypt as \$2x\$, which was made by a faulty/],
    [`$2$10$${digits}`, /^is bcrypt as \$2\$,/],
    [`$2c$10$${digits}`, /^is bcrypt as \$2c\$,/],
    [`$2a$03$${digits}`, /cost outside of 4 to 31/],
    [`$2a$32$${digits}`, /cost outside of 4 to 31/],
    [`$2a$1$${digits}`, /^is no bcrypt hash/],
    [`${bcryptHash}1234567`, /damaged bcrypt hash, which has 67 characters instead of 60/],
    [bcryptHash.slice(0, 59), /has 59 characters instead of 60/],
    [bcryptHash.replace("Z", "="), /characters other than/],
    [bcryptHash.replace("Z", "é"), /characters other than/],
    [`${bcryptHash}\n`, /white space around it, which the server does not read/],
    [` ${argonHash}`, /white space around it/],
    [`$wp${bcryptHash}`, /WordPress since 6\.8.*never match/],
    [`$argon2d$v=19$m=64,t=2,p=1$YQ$YQ`, /^is argon2d, which the server does not compute/],
    [`$argon2id$v=16$m=64,t=2,p=1$YQ$YQ`, /of version 16/],
    [`$argon2id$m=64,t=2,p=1$YQ$YQ`, /of version 16/],
    [`$argon2id$v=19$m=64,t=2,p=1,keyid=x$YQ$YQ`, /keyid or data/],
    [`$argon2id$v=19$m=1048577,t=2,p=1$YQ$YQ`, /up to m=1048576/],
    [`$argon2id$v=19$m=64,t=21,p=1$YQ$YQ`, /t=20/],
    [`$argon2id$v=19$m=64,t=1,p=17$YQ$YQ`, /p=16/],
    [`$argon2id$v=19$m=64,t=0,p=1$YQ$YQ`, /t=0 or p=0/],
    [`$argon2id$v=19$m=64,t=1,p=0$YQ$YQ`, /t=0 or p=0/],
    [`$argon2id$v=19$m=64,t=1,p=1$$YQ`, /lacks a salt and a hash/],
    [`$argon2id$v=19$m=64,t=1,p=1$YQ$`, /lacks a salt and a hash/],
    [`$argon2id$v=19$m=64,t=1,p=1$YQ$YQ`.replace("YQ$", "YQAAA$"), /lacks a salt and a hash/],
    [`$argon2id$v=19$m=64,t=1,p=1$YQ==$YQ==`, /Remove the = signs/],
    [`$argon2id$v=19$m=64,t=1,p=1$Y-__$YQ`, /write \+ and \/ for - and _/],
    [`$argon2id$19`, /^is no argon2 hash/],
    [firebaseText.replace("v=1", "v=2"), /of another version/],
    [firebaseText.replace("n=14", "n=0"), /parameters of 0/],
    [firebaseText.replace("n=14", "n=99"), /more than 1 GiB/],
    [firebaseText.replace(firebaseSalt, forUrls(firebaseSalt)), /`firebaseScrypt` converts it/],
    [firebaseText.replace(firebaseSalt, "!"), /no base64/],
    [firebaseText.replace(`,sk=${signerKey}`, ""), /not as long as the signer key/],
    [firebaseText.slice(0, -4), /not as long as the signer key/],
    ["$fbscrypt$x", /^is no hash of Firebase's scrypt/],
    [`$argon2id$v=19$m=64,t=1,p=1$YQ$${"A".repeat(255)}`, /more than 255 characters/],
    [
      "$P$B6d9Yv9p7W3y1Y5hJ2m6c8f0q1r2s3t",
      /^is phpass \(WordPress before 6\.8, phpBB\), which the server does not compute/
    ],
    ["pbkdf2_sha256$600000$salt$aGFzaA==", /^is a hash of Django/],
    [`bcrypt$${bcryptHash}`, /Remove the `bcrypt\$`/],
    [`argon2${argonHash}`, /Write `\$argon2…`/],
    ["pbkdf2:sha256:1000$salt$abcdef", /Werkzeug/],
    ["$pbkdf2-sha256$29000$N2Yu$MYAo", /PBKDF2/],
    ["AQAAAAIAAYagAAAAEFQk", /ASP\.NET/],
    ["$6$salt$hash", /SHA-512-crypt/],
    ["{SSHA}abcdef", /Spring or LDAP/],
    [`{bcrypt}${bcryptHash}`, /`spring` converts it/],
    [`${"ab".repeat(16)}:${"cd".repeat(64)}`, /Better Auth/],
    ["5f4dcc3b5aa765d61d8327deb882cf99", /^is MD5/],
    ["5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", /^is SHA-1/],
    ["5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8", /^is SHA-256/],
    ["hunter22", /^is no hash of a known form/],
    ["", /^is no hash of a known form/]
  ])("%s", (hash, issue) => {
    expect(issueOf(parse(hash))).toMatch(issue)
  })

  it.prop("without saying anything of the hash", [FastCheck.string({ unit: "grapheme", minLength: 9 })], ([text]) => {
    for (const hash of [text, `$2b$10$${text}`, `$argon2id$v=19$m=64,t=2,p=1$${text}`, `${firebaseText}${text}`]) {
      expect(issueOf(parse(hash))).not.toContain(text)
    }
  })

  it("in time linear in its length", () => {
    for (const unit of ["$", "$argon2id", "$2a$", "=", "{", "a,"]) {
      expect(issueOf(parse(unit.repeat(1_000_000)))).toMatch(/more than 255 characters/)
    }
  })
})

describe("what the server takes, and a part of the passwords matches,", () => {
  const mayMatch = (hash: string) => {
    const result = parse(hash)
    return !result.ok && result.error.mayMatch === true
  }

  it("is told from what nothing matches", () => {
    const taken = [`$2x$10$${digits}`, `$2$10$${digits}`, `${bcryptHash}=`, `${bcryptHash}\n`]
    expect(taken.filter((hash) => !mayMatch(hash))).toEqual([])
    const hopeless = [bcryptHash.slice(0, 59), ` ${bcryptHash}`, `${argonHash}\n`, bcryptHash.replace("Z", "="), "$P$x"]
    expect(hopeless.filter(mayMatch)).toEqual([])
  })
})

describe("a form of its own", () => {
  it("refuses the others", () => {
    expect(issueOf(bcrypt(argonHash))).toMatch(/^is no bcrypt hash/)
    expect(issueOf(argon2(bcryptHash))).toMatch(/^is no argon2 hash/)
    expect(issueOf(bcrypt(bcryptHash))).toBe("taken")
    expect(issueOf(argon2(argonHash))).toBe("taken")
    expect(issueOf(bcrypt(`${bcryptHash}\r\n`))).toMatch(/white space/)
  })
})

describe("firebaseScrypt", () => {
  it("writes the form of the server", () => {
    expect(firebaseScrypt(config)(firebaseHash, firebaseSalt)).toEqual({ ok: true, value: firebaseText })
  })

  it("converts the base64 of URLs", () => {
    const forUrl = { ...config, signerKey: forUrls(signerKey), saltSeparator: forUrls("Bw==") }
    expect(firebaseScrypt(forUrl)(forUrls(firebaseHash), forUrls(firebaseSalt))).toEqual({
      ok: true,
      value: firebaseText
    })
  })

  it("leaves an empty separator out", () => {
    expect(firebaseScrypt({ ...config, saltSeparator: "" })(firebaseHash, firebaseSalt)).toMatchObject({
      value: firebaseText.replace("ss=Bw==,", "")
    })
  })

  it.each<readonly [what: string, changes: object, hash: string, salt: string, issue: RegExp]>([
    ["a wrong signer key", { signerKey: "YQ==" }, firebaseHash, firebaseSalt, /Take the signer key/],
    ["rounds", { rounds: 9 }, firebaseHash, firebaseSalt, /outside of 1 to 8/],
    ["rounds that are no number", { rounds: Number.NaN }, firebaseHash, firebaseSalt, /outside of 1 to 8/],
    ["a mem_cost", { memCost: 0 }, firebaseHash, firebaseSalt, /outside of 1 to 14/],
    ["a separator", { saltSeparator: "!" }, firebaseHash, firebaseSalt, /no base64/],
    ["a salt", {}, firebaseHash, "!", /no base64/],
    ["no salt", {}, firebaseHash, "", /lacks a hash or a salt/],
    ["no hash", {}, "", firebaseSalt, /lacks a hash or a salt/]
  ])("refuses %s", (_, changes, hash, salt, issue) => {
    expect(issueOf(firebaseScrypt({ ...config, ...changes })(hash, salt))).toMatch(issue)
  })
})

describe("keycloak", () => {
  const credentialData = {
    hashIterations: 5,
    algorithm: "argon2",
    additionalParameters: { hashLength: ["32"], memory: ["7168"], type: ["id"], version: ["1.3"], parallelism: ["1"] }
  }
  const secretData = { value: "JjDzna0fvaPjuiDJhP/3ZgxemGvcmWg33a9VQpa+llc=", salt: "MDEyMzQ1Njc4OWFiY2RlZg==" }
  const value = "$argon2id$v=19$m=7168,t=5,p=1$MDEyMzQ1Njc4OWFiY2RlZg$JjDzna0fvaPjuiDJhP/3ZgxemGvcmWg33a9VQpa+llc"

  it("reads JSON as text, and as an object", () => {
    expect(keycloak({ credentialData, secretData })).toEqual({ ok: true, value })
    expect(
      keycloak({
        type: "password",
        credentialData: JSON.stringify(credentialData),
        secretData: JSON.stringify(secretData)
      })
    ).toEqual({ ok: true, value })
  })

  const more = credentialData.additionalParameters
  it.each<readonly [what: string, credential: Parameters<typeof keycloak>[0], issue: RegExp]>([
    [
      "PBKDF2",
      { credentialData: { ...credentialData, algorithm: "pbkdf2-sha256" }, secretData },
      /Keycloak's pbkdf2-sha256/
    ],
    [
      "version 1.0",
      { credentialData: { ...credentialData, additionalParameters: { ...more, version: ["1.0"] } }, secretData },
      /of version 16/
    ],
    [
      "argon2d",
      { credentialData: { ...credentialData, additionalParameters: { ...more, type: ["d"] } }, secretData },
      /^is argon2d/
    ],
    ["no parameters", { credentialData: { algorithm: "argon2" }, secretData }, /^is no argon2 hash/],
    ["no JSON", { credentialData: "{", secretData: "{" }, /^is no credential of Keycloak/],
    ["a list", { credentialData: [], secretData: [] }, /^is no credential of Keycloak/],
    ["a one-time password", { type: "otp", credentialData, secretData }, /other than a password/]
  ])("refuses %s", (_, credential, issue) => {
    expect(issueOf(keycloak(credential))).toMatch(issue)
  })
})

describe("spring", () => {
  it.each([
    [`{bcrypt}${bcryptHash}`, bcryptHash],
    [bcryptHash, bcryptHash],
    [`{argon2}${argonHash}`, argonHash],
    [`{argon2@SpringSecurity_v5_8}${argonHash}`, argonHash]
  ])("reads %s", (text, value) => {
    expect(spring(text)).toEqual({ ok: true, value })
  })

  it.each<readonly [text: string, issue: RegExp]>([
    ["{noop}hunter22", /Spring's \{noop\}/],
    ["{pbkdf2@SpringSecurity_v5_8}abcdef", /Spring's \{pbkdf2@SpringSecurity_v5_8\}/],
    ["{bcrypt}hunter22", /no hash of a known form/],
    ["{SSHA}abcdef", /Spring or LDAP/],
    ["hunter22", /no hash of a known form/]
  ])("refuses %s", (text, issue) => {
    expect(issueOf(spring(text))).toMatch(issue)
  })
})
