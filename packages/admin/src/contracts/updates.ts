/** Updates that composites send. */
import type { bans as banEndpoints, updates as endpoints } from "@gotrue-effect/core/protocol/updates"
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as BanDuration from "../BanDuration.js"
import type { Operations } from "../Endpoint.js"
import * as User from "../User.js"
import * as UserAttributes from "../UserAttributes.js"
import { Uuid } from "../Uuid.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

const one = { response: User.User, output: (user: User.User) => user }

export const bans = {
  banUser: Contract.make({
    // A number of milliseconds is taken here, too. Zero is refused, and so is what is no duration.
    arguments: (id: string, duration: BanDuration.BanDuration | number) => ({
      id,
      duration:
        typeof duration === "string"
          ? duration
          : Option.getOrElse(Duration.decodeUnknown(duration), () => Duration.zero)
    }),
    input: Schema.Struct({ id: Uuid, duration: BanDuration.BanDuration }),
    toWire: ({ duration, id }) => ({ id, attributes: { ban_duration: BanDuration.toGo(duration) } }),
    ...one
  }),
  unbanUser: Contract.make({
    arguments: (id: string) => ({ id }),
    input: Schema.Struct({ id: Uuid }),
    toWire: ({ id }) => ({ id, attributes: { ban_duration: "none" } }),
    ...one
  })
} satisfies Contracts<typeof banEndpoints>

export const updates = {
  setMetadata: Contract.make({
    arguments: (id: string, attributes: Pick<UserAttributes.UpdateUser, "user_metadata" | "app_metadata">) => ({
      id,
      attributes
    }),
    input: Schema.Struct({ id: Uuid, attributes: UserAttributes.UpdateUser }),
    ...one
  })
} satisfies Contracts<typeof endpoints>

/** Bans. */
export interface Bans extends Operations<typeof banEndpoints, typeof bans> {}

/** Updates of one thing. */
export interface Updates extends Operations<typeof endpoints, typeof updates> {}
