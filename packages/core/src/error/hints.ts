/** The usual cause of a failure, and the way out, for the messages that people search for. */
import { connection } from "./hints/connection.js"
import { credentials } from "./hints/credentials.js"
import { database } from "./hints/database.js"
import { gateway } from "./hints/gateway.js"
import type { Hint, Symptoms } from "./hints/hint.js"
import { comparable, holds } from "./hints/hint.js"
import { hooks } from "./hints/hooks.js"
import { input } from "./hints/input.js"
import { mail } from "./hints/mail.js"
import { settings } from "./hints/settings.js"

/** By subject. Of those that hold, the first is shown. */
export const hints: Readonly<Record<string, ReadonlyArray<Hint>>> = {
  "Keys and tokens": credentials,
  Database: database,
  "Mail and text messages": mail,
  Hooks: hooks,
  Settings: settings,
  Input: input,
  "Gateways and networks": gateway,
  Connections: connection
}

/** The cause and the solution in one line. */
export const lineOf = ({ cause, solution }: Hint): string => `${cause} ${solution}`

let prepared: ReadonlyArray<readonly [holds: ReturnType<typeof holds>, hint: Hint]> | undefined

/** Prepared with the first failure: a program that meets none need not wait for it. */
const all = () =>
  (prepared ??= Object.values(hints).flatMap((some) => some.map((hint) => [holds(hint), hint] as const)))

/** The hint for an unsuccessful response, or for none (status 0, the code of the system as its words), if its usual cause is known. */
export const hintFor = (symptoms: Symptoms): string | undefined => {
  const message = comparable(symptoms.reason)
  const found = all().find(([isMeant]) => isMeant(symptoms, message))
  return found === undefined ? undefined : lineOf(found[1])
}
