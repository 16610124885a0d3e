// A random sample of all places, the same for the same seed.
import { Chunk, Effect, Random } from "effect"

/** Kinds take turns: literals are most of all places, and would be most of the sample. */
const inTurns = (places) => {
  const turn = new Map()
  return places
    .map((place) => {
      turn.set(place.kind, (turn.get(place.kind) ?? 0) + 1)
      return { place, turn: turn.get(place.kind) }
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ place }) => place)
}

export const sampled = (places, seed) =>
  inTurns([
    ...Effect.runSync(
      Random.shuffle(places).pipe(Effect.map(Chunk.toReadonlyArray), Effect.withRandom(Random.make(seed)))
    )
  ])
