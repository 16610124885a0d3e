import type { Chance } from "../chance.js"
import type { Members } from "../request.js"
import { texts, values } from "../values.js"

/** Puts another value in the place of one member, adds one, spells one in upper case, or names one twice. */
export const spoilMembers = (chance: Chance, members: Members): Members => {
  const at = chance.below(members.length)
  const value = chance.pick(chance.happens(0.5) ? texts : values)
  const [name = "email", json = "null"] = members[at] ?? []
  switch (chance.below(6)) {
    case 0:
      return [...members, [name.toUpperCase(), value]]
    case 1:
      return [...members, [name, value]]
    case 2:
      return members.filter((_, i) => i !== at)
    case 3:
      return [
        ...members,
        [
          chance.pick([
            "data",
            "email",
            "phone",
            "redirect_to",
            "channel",
            "user_metadata",
            "app_metadata",
            "friendly_name",
            "nonce",
            "id",
            "role"
          ]),
          value
        ]
      ]
    default:
      return members.map((each, i) => (i === at ? [name, chance.happens(0.9) ? value : `[${json}]`] : each))
  }
}
