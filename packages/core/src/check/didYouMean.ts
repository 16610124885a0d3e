/** Which known name a caller meant by an unknown one. */

/** Names of other APIs: the columns of the database, the response, auth-js, GoTrue's own clients. */
const elsewhere: Readonly<Record<string, string>> = {
  appmetadata: "app_metadata",
  banned: "ban_duration",
  banneduntil: "ban_duration",
  confirm: "email_confirm",
  confirmed: "email_confirm",
  data: "user_metadata",
  emailconfirmed: "email_confirm",
  emailconfirmedat: "email_confirm",
  emailverified: "email_confirm",
  encryptedpassword: "password_hash",
  hash: "password_hash",
  limit: "perPage",
  metadata: "user_metadata",
  phoneconfirmed: "phone_confirm",
  phoneconfirmedat: "phone_confirm",
  phonenumber: "phone",
  query: "filter",
  rawappmetadata: "app_metadata",
  rawusermetadata: "user_metadata",
  search: "filter",
  shouldsoftdelete: "soft",
  uid: "id",
  usermetadata: "user_metadata"
}

/** The longest name that is compared. */
const longest = 40

/** `userMetadata`, `user_metadata` and `usermeta_data` are the same. */
const plain = (name: string): string => name.toLowerCase().replaceAll("_", "").replaceAll("-", "")

/** How many letters are missing, too many, or others. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === against ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const isNear = (one: string, other: string): boolean =>
  one.length > 3 && distance(one, other) <= (one.length > 6 ? 2 : 1)

/** One of the known names, or `undefined`. */
export const didYouMean = (name: string, known: ReadonlyArray<string>): string | undefined => {
  if (name.length > longest) return undefined
  const given = plain(name)
  const same = known.find((one) => plain(one) === given)
  if (same !== undefined) return same
  const meant = Object.hasOwn(elsewhere, given) ? elsewhere[given] : undefined
  return meant !== undefined && known.includes(meant) ? meant : known.find((one) => isNear(given, plain(one)))
}

/** Completes "attributes.data …". */
export const unknown = (name: PropertyKey, known: ReadonlyArray<PropertyKey>): string => {
  const meant = didYouMean(
    String(name),
    known.map((one) => String(one))
  )
  return meant === undefined ? "is unknown" : `is unknown (did you mean ${meant}?)`
}
