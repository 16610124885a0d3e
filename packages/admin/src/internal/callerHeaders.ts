/** The headers that a caller adds to every request. */
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { InvalidInput } from "../AdminError.js"
import * as Secret from "../Secret.js"

export interface CallerHeaders {
  /** Under lower-case names. */
  readonly values: Readonly<Record<string, string>>
  readonly secretNames: ReadonlyArray<string>
  readonly secrets: ReadonlyArray<string>
}

const alwaysSecret = ["apikey", "authorization", "cookie", "x-api-key"]

// RFC 9110: whatever else stood in a name or a value could end the header and begin another.
const isName = (text: string) => /^[\w!#$%&'*+.^`|~-]+$/.test(text)
const isValue = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text)

const refuse = (path: string, expected: string) => new InvalidInput({ operation: "GoTrueAdmin.make", path, expected })

/** Secret are those that come `Redacted`, and those that always are. */
export const read = (given: Readonly<Record<string, Secret.Secret>>): Either.Either<CallerHeaders, InvalidInput> => {
  const headers = Object.entries(given).map(([name, secret]) => ({
    name: name.toLowerCase(),
    value: Secret.reveal(secret),
    isSecret: Redacted.isRedacted(secret) || alwaysSecret.includes(name.toLowerCase())
  }))
  if (!headers.every(({ name }) => isName(name))) {
    return Either.left(refuse("headers", "should have names that HTTP allows: letters, digits and hyphens"))
  }
  const wrong = headers.find(({ value }) => !isValue(value))
  if (wrong !== undefined) {
    return Either.left(
      refuse(`headers.${wrong.name}`, "should have no line breaks, no control characters and no text outside Latin-1")
    )
  }
  const secret = headers.filter(({ isSecret }) => isSecret)
  return Either.right({
    values: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    secretNames: alwaysSecret.concat(secret.map(({ name }) => name)),
    secrets: secret.map(({ value }) => value)
  })
}
