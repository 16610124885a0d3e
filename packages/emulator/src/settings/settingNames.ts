/** What becomes of settings that have no effect. */

/** What the server takes and the emulator does not, by the beginning of the name. */
const withoutEffect: ReadonlyArray<readonly [beginning: string, reason: string]> = [
  ["GOTRUE_SMTP_", "it sends no mail: what would be sent is in the outbox"],
  ["GOTRUE_DB_", "it has no database"],
  ["GOTRUE_MAILER_TEMPLATE", "mails have no text: their links and codes are in the outbox"],
  ["GOTRUE_MAILER_SUBJECTS_", "mails have no text: their links and codes are in the outbox"],
  ["GOTRUE_MAILER_NOTIFICATIONS_", "it sends no notifications"],
  ["GOTRUE_MAILER_EMAIL_VALIDATION_", "it asks no other service about addresses"],
  ["GOTRUE_SMS_", "it sends no texts: their codes are in the outbox"],
  ["GOTRUE_MFA_PHONE_TEMPLATE", "texts are only their codes"],
  ["GOTRUE_PASSWORD_HIBP_", "it asks no other service about passwords"],
  ["GOTRUE_SECURITY_CAPTCHA_", "it asks no other service about captchas"],
  ["GOTRUE_SECURITY_DB_ENCRYPTION_", "it has no database"],
  ["GOTRUE_INDEX_WORKER_", "it has no database"],
  ["GOTRUE_LOG_", "it logs to its own output"],
  ["GOTRUE_TRACING_", "it is not traced"],
  ["GOTRUE_METRICS_", "it has no metrics"],
  ["GOTRUE_PROFILER_", "it has no profiler"],
  ["GOTRUE_RELOADING_", "it reads its settings once"],
  ["GOTRUE_API_", "its address comes from --host and --port"],
  ["GOTRUE_OPERATOR_", "it has no operator"]
]

/** How many letters differ, as far as that matters. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j++) {
      const change = (row[j] ?? 0) + (letter === other[j] ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? other.length
}

/** A longer name is no misspelling of any. */
const longest = 80

const nearest = (name: string, known: ReadonlySet<string>): string | undefined => {
  if (name.length > longest) return undefined
  let best: readonly [string, number] | undefined
  for (const each of known) {
    const letters = distance(name, each)
    if (letters <= Math.ceil(name.length / 8) && letters < (best?.[1] ?? Infinity)) best = [each, letters]
  }
  return best?.[0]
}

/** More than any environment has; the rest is not looked at. */
const most = 1_000

/** A sentence for each of these names that has no effect; of other programs' variables nothing is said. */
export const withoutEffectIn = (names: ReadonlyArray<string>, known: ReadonlySet<string>): ReadonlyArray<string> =>
  names
    .filter((name) => name.startsWith("GOTRUE_") && !known.has(name))
    .slice(0, most)
    .map((name) => {
      const meant = nearest(name, known)
      if (meant !== undefined) return `${name} is unknown. Did you mean ${meant}?`
      const reason = withoutEffect.find(([beginning]) => name.startsWith(beginning))?.[1]
      return reason === undefined ? `${name} is unknown.` : `${name} has no effect here: ${reason}.`
    })
