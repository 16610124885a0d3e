import type { User } from "../../database/rows.js"
import { readStoredMap } from "../../standards/json/json.js"
import { unixSeconds } from "../../standards/time/timestamp.js"

/** What an application is told of a user under the scope `profile`. */
export interface OpenIdProfile {
  readonly name: string | undefined
  readonly picture: string | undefined
  readonly preferredUsername: string | undefined
  readonly updatedAt: number | undefined
}

export const openIdProfile = (user: User): OpenIdProfile => {
  const metadata = readStoredMap(user.user_metadata)
  const first = (...members: ReadonlyArray<string>): string | undefined =>
    members
      .map((member) => metadata.get(member))
      .find((value): value is string => typeof value === "string" && value !== "")
  const updatedAt = unixSeconds(user.updated_at)
  return {
    name: first("name") ?? (user.email === "" ? undefined : user.email),
    picture: first("picture", "avatar_url"),
    preferredUsername: first("preferred_username", "username"),
    updatedAt: updatedAt > 0 ? updatedAt : undefined
  }
}
