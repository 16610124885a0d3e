import { Effect } from "effect"
export const embedded: Effect.Effect<{ url: string; key: string }> = Effect.die("later")
