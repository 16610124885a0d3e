import type { Json, JsonMap } from "../../standards/json/json.js"

/** Puts members into an object; null takes a member away, nested objects are replaced whole. */
export const mergeMetadata = (stored: JsonMap, updates: JsonMap): JsonMap => {
  const merged = new Map<string, Json>(stored)
  for (const [key, value] of updates) {
    if (value === null) merged.delete(key)
    else merged.set(key, value)
  }
  return merged
}

/** What a new user's `app_metadata` says of the ways to sign in. */
export const providerMetadata = (providers: ReadonlyArray<string>): JsonMap => {
  const [first] = providers
  return new Map<string, Json>([
    ...(first === undefined ? [] : [["provider", first] as const]),
    ["providers", providers]
  ])
}
