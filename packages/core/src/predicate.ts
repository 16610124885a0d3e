/** The types of values. */

export const isString = (value: unknown): value is string => typeof value === "string"

export const isNotUndefined = <A>(value: A | undefined): value is A => value !== undefined

/** An object or a function: anything with members. */
export const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function"

/** An object that is not an array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const hasProperty = <Name extends string>(
  value: unknown,
  name: Name
): value is { readonly [N in Name]: unknown } => isObject(value) && name in value
