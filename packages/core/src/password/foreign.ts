/** Hashes that the server cannot check, by the form in which others write them. */
import type { HashIssue } from "./hashIssue.js"
import { resetInstead } from "./hashIssue.js"

interface Foreign {
  readonly begins: RegExp
  readonly form: string
  readonly reason?: string
  readonly remedy?: string
}

const unsupported = "the server does not compute"

const forms: ReadonlyArray<Foreign> = [
  {
    begins: /^\$wp\$/,
    form: "bcrypt of an HMAC (WordPress since 6.8)",
    reason: "the server does not compute; without the `$wp` it would be taken, and never match"
  },
  { begins: /^\$[PH]\$/, form: "phpass (WordPress before 6.8, phpBB)" },
  { begins: /^\$S\$/, form: "Drupal's SHA-512" },
  {
    begins: /^bcrypt\$+2/,
    form: "bcrypt as Django writes it",
    reason: "the server does not read",
    remedy: "Remove the `bcrypt$` before `$2`"
  },
  {
    begins: /^argon2\$argon2/,
    form: "argon2 as Django writes it",
    reason: "the server does not read",
    remedy: "Write `$argon2…` for `argon2$argon2…`"
  },
  { begins: /^(?:bcrypt_sha256|pbkdf2_sha\d+|scrypt|sha1|md5|unsalted_\w+)\$/, form: "a hash of Django" },
  { begins: /^(?:pbkdf2|scrypt):/, form: "a hash of Werkzeug" },
  { begins: /^\$pbkdf2/, form: "PBKDF2" },
  { begins: /^(?:\$scrypt\$|\$7\$|SCRYPT\$)/, form: "scrypt" },
  { begins: /^\$y\$/, form: "yescrypt" },
  { begins: /^\$1\$|^\$apr1\$/, form: "MD5-crypt" },
  { begins: /^\$5\$/, form: "SHA-256-crypt" },
  { begins: /^\$6\$/, form: "SHA-512-crypt" },
  {
    begins: /^\{bcrypt\}/,
    form: "bcrypt as Spring writes it",
    reason: "the server does not read",
    remedy: "`spring` converts it"
  },
  {
    begins: /^\{argon2/,
    form: "argon2 as Spring writes it",
    reason: "the server does not read",
    remedy: "`spring` converts it"
  },
  { begins: /^\{[\w@-]{1,40}\}/, form: "a hash of Spring or LDAP" },
  { begins: /^AQAAAA/, form: "a hash of ASP.NET Identity (PBKDF2)" },
  { begins: /^[\da-f]{32}:[\da-f]{128}$/i, form: "scrypt (Better Auth)" },
  { begins: /^\*[\dA-F]{40}$/i, form: "a hash of MySQL" },
  { begins: /^[\da-f]{32}$/i, form: "MD5" },
  { begins: /^[\da-f]{40}$/i, form: "SHA-1" },
  { begins: /^[\da-f]{64}$/i, form: "SHA-256" },
  { begins: /^[\da-f]{128}$/i, form: "SHA-512" }
]

/** Looks at the beginning of a text only. */
export const foreign = (text: string): HashIssue => {
  const found = forms.find(({ begins }) => begins.test(text.slice(0, 200)))
  return found === undefined
    ? {
        form: "no hash of a known form",
        reason: "the server needs: bcrypt, argon2i, argon2id or Firebase's scrypt",
        remedy: resetInstead
      }
    : { form: found.form, reason: found.reason ?? unsupported, remedy: found.remedy ?? resetInstead }
}
