import type { Paint } from "./paint.js"

/** Where an emulator is, and how it is used. */
export interface Start {
  readonly version: string
  /** Where the server's routes are. */
  readonly server: string
  /** What `createClient` of supabase-js takes; undefined without a gateway. */
  readonly gateway: string | undefined
  /** Where the routes of its owner are; undefined when they are off. */
  readonly control: string | undefined
  /** Where its owner can look at it in a browser; undefined when the page is off. */
  readonly page: string | undefined
  readonly keys: {
    readonly secret: string
    readonly publishable: string
    readonly serviceRole: string
    readonly anon: string
  }
}

const rows = (paint: Paint, entries: ReadonlyArray<readonly [string, string | undefined]>): ReadonlyArray<string> =>
  entries.flatMap(([name, value]) => (value === undefined ? [] : [`  ${paint("dim", name.padEnd(15))} ${value}`]))

/** What is said at the start: the addresses, the keys, and how an app is told of them. */
export const greeting = ({ control, gateway, keys, page, server, version }: Start, paint: Paint): string => {
  const forApps =
    gateway === undefined
      ? ["supabase-js, and apps whose keys are sb_…, need a gateway in front: start it with --gateway."]
      : [
          "In the environment of an app:",
          `  SUPABASE_URL=${gateway}`,
          `  SUPABASE_PUBLISHABLE_KEY=${keys.publishable}`,
          `  SUPABASE_SECRET_KEY=${keys.secret}`
        ]
  return [
    `${paint("bold", `gotrue emulator (${version})`)} listening on ${paint("cyan", server)}`,
    "",
    ...rows(paint, [
      ["server", server],
      ["gateway", gateway],
      ["control", control],
      ["page", page]
    ]),
    "",
    ...rows(paint, [
      ...(gateway === undefined
        ? []
        : ([
            ["publishable key", keys.publishable],
            ["secret key", keys.secret]
          ] as const)),
      ["anon key", keys.anon],
      ["admin key", keys.serviceRole]
    ]),
    "",
    ...forApps,
    "",
    ""
  ].join("\n")
}
