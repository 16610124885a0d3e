/** The differences of two responses, a line each. The order of members counts. */

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value).slice(0, 200))

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null

const membersOf = (value: object): ReadonlyArray<string> => Object.keys(value)

export const differences = (expected: unknown, actual: unknown, at = ""): ReadonlyArray<string> => {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return []
  const place = at === "" ? "response" : at
  if (!isNested(expected) || !isNested(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return [`${place}: expected ${show(expected)}, got ${show(actual)}`]
  }
  const keys = new Set([...membersOf(expected), ...membersOf(actual)])
  const found = [...keys].flatMap((key) =>
    differences(Reflect.get(expected, key), Reflect.get(actual, key), at === "" ? key : `${at}.${key}`)
  )
  return found.length > 0
    ? found
    : [
        `${place}: same members in another order: expected ${membersOf(expected).join()}, got ${membersOf(actual).join()}`
      ]
}
