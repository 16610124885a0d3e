/** The differences of two responses, a line each. The order of members counts. */

const most = 200
const before = 60

const written = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))

const partingOf = (one: string, other: string): number => {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

/** Of long texts, what is around the place where they part. */
const told = (expected: unknown, actual: unknown): string => {
  const [one, other] = [written(expected), written(actual)]
  const parting = partingOf(one, other)
  const from = parting < most - before ? 0 : parting - before
  const show = (text: string) =>
    `${from === 0 ? "" : "…"}${text.slice(from, from + most)}${text.length > from + most ? "…" : ""}`
  return `expected ${show(one)}, got ${show(other)}`
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null

const membersOf = (value: object): ReadonlyArray<string> => Object.keys(value)

export const differences = (expected: unknown, actual: unknown, at = ""): ReadonlyArray<string> => {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return []
  const place = at === "" ? "response" : at
  if (!isNested(expected) || !isNested(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return [`${place}: ${told(expected, actual)}`]
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
