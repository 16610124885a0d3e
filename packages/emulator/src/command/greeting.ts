import type { Paint } from "./paint.js"

/** Where an emulator is, and how it is used. */
export interface Start {
  readonly version: string
  /** Where the server's routes are. */
  readonly server: string
  /** Where other devices of the network reach it. */
  readonly network: ReadonlyArray<string>
  /** What `createClient` of supabase-js takes; undefined without a gateway. */
  readonly gateway: string | undefined
  /** Where requests go that are not the server's; undefined when they go nowhere. */
  readonly upstream: string | undefined
  /** Where links in mails lead to. */
  readonly links: string
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
export const greeting = (start: Start, paint: Paint): string => {
  const { control, gateway, keys, links, network, page, server, upstream, version } = start
  const [elsewhere] = network
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
      ...network.map((url) => ["network", url] as const),
      ["gateway", gateway],
      ["upstream", upstream],
      ["control", control],
      ["page", page]
    ]),
    "",
    ...(elsewhere === undefined || network.some((url) => links.startsWith(new URL(url).origin))
      ? []
      : [`Links in mails lead to ${links}. For other devices: --url ${new URL(elsewhere).origin}`, ""]),
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
