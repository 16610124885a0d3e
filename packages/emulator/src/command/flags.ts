/** What the command is told on its command line. */
import * as Either from "effect/Either"
import { parseArgs } from "node:util"

export const usage = `Usage: gotrue-emulator [--port N] [--host H] [--url URL] [--tls-cert FILE --tls-key FILE]
                       [--prefix PATH] [--gateway] [--upstream URL] [--jwt HS256|ES256|RS256] [--provider NAME]
                       [--seed N] [--state FILE] [--seed-file FILE] [--quiet | --json]
                       [--control | --no-control] [--control-host H] [--control-origin URL]
                       [--open | --no-page]

  --port N              listen on this port (default 9999; 0 picks a free one)
  --host H              listen on this address (default 127.0.0.1; 0.0.0.0 is all of them)
  --url URL             where it is reached, without the prefix: links in mails lead there (default: where it listens)
  --tls-cert FILE       speak HTTPS, with this certificate (PEM)
  --tls-key FILE        the certificate's key (PEM)
  --prefix PATH         put this path in front of every route
  --gateway             ask for an apikey, as hosted gateways do, below /auth/v1 unless there is a prefix
  --upstream URL        pass on to this server what is not below the prefix, which is /auth/v1 unless there is another
  --jwt ALG             sign tokens with HS256, or with a pair of keys that is made for ES256 or RS256
  --provider NAME       stand in for this provider, such as google, with a page of its own; can be repeated
  --seed N              the same ids, codes and tokens in every run
  --state FILE          begin with what is in this file, and keep it up to date
  --seed-file FILE      begin with the users of this file, unless there is a state: a JSON array of what POST /admin/users takes
  --quiet               say nothing after the start but what goes wrong
  --json                a line of JSON for the start, for each request and for each message
  --control             with the routes below /emulator/, also on an address that others can reach
  --no-control          without them
  --control-host H      these routes may be called by this name or address too; can be repeated
  --control-origin URL  pages of this origin may use these routes, like http://localhost:3000; can be repeated
  --open                open the page at /emulator/ in the browser, if this is a terminal
  --no-page             without the page

The settings are read from the environment, by the server's own names (GOTRUE_…, API_EXTERNAL_URL). The keys of the
gateway are SUPABASE_SECRET_KEY and SUPABASE_PUBLISHABLE_KEY, by default those of the local stack.
`

export interface Flags {
  readonly help: boolean
  readonly port: number
  readonly host: string
  /** Without a slash at the end. */
  readonly url: string | undefined
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly prefix: string
  readonly gateway: boolean
  readonly upstream: string | undefined
  readonly jwt: "HS256" | "ES256" | "RS256" | undefined
  /** Undefined where the settings may name some. */
  readonly providers: ReadonlyArray<string> | undefined
  readonly seed: number | undefined
  readonly state: string | undefined
  readonly seedFile: string | undefined
  readonly output: "lines" | "quiet" | "json"
  readonly control: boolean | undefined
  readonly controlHosts: ReadonlyArray<string>
  readonly controlOrigins: ReadonlyArray<string>
  readonly page: boolean
  readonly open: boolean
}

const read = (args: ReadonlyArray<string>) =>
  parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "9999" },
      host: { type: "string", default: "127.0.0.1" },
      url: { type: "string" },
      "tls-cert": { type: "string" },
      "tls-key": { type: "string" },
      prefix: { type: "string", default: "" },
      upstream: { type: "string" },
      gateway: { type: "boolean", default: false },
      jwt: { type: "string" },
      provider: { type: "string", multiple: true },
      seed: { type: "string" },
      state: { type: "string" },
      "seed-file": { type: "string" },
      quiet: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      control: { type: "boolean", default: false },
      "no-control": { type: "boolean", default: false },
      "control-host": { type: "string", multiple: true, default: [] },
      "control-origin": { type: "string", multiple: true, default: [] },
      open: { type: "boolean", default: false },
      "no-page": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false }
    }
  }).values

const isAlgorithm = (text: string): text is "HS256" | "ES256" | "RS256" => ["HS256", "ES256", "RS256"].includes(text)

const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:[/][/][^?#]+$/i.test(text)

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text.toLowerCase().replace(/\/$/, "")

/** On the left what is wrong with them. */
export const readFlags = (args: ReadonlyArray<string>): Either.Either<Flags, string> => {
  const values = Either.try({
    try: () => read(args),
    catch: (error) => (error instanceof Error ? error.message : "Unknown flags")
  })
  return Either.flatMap(values, (values) => {
    const { gateway, help, host, json, jwt, port, prefix, quiet, seed, state, upstream, url } = values
    const { "tls-cert": cert, "tls-key": key } = values
    const { control, "control-host": controlHosts, "control-origin": controlOrigins, "no-control": noControl } = values
    if (control && noControl) return Either.left("--control and --no-control exclude each other")
    if (quiet && json) return Either.left("--quiet and --json exclude each other")
    const { "no-page": noPage, open } = values
    if (open && (noPage || noControl)) {
      return Either.left(`--open and ${noPage ? "--no-page" : "--no-control"} exclude each other`)
    }
    const notOrigin = controlOrigins.find((origin) => !isOrigin(origin))
    if (notOrigin !== undefined) {
      return Either.left(`--control-origin ${notOrigin} is not an origin like http://localhost:3000`)
    }
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return Either.left(`--port ${port} is not a port`)
    for (const [flag, given] of Object.entries({ url, upstream })) {
      if (given !== undefined && !isUrl(given))
        return Either.left(`--${flag} ${given} is not a URL like http://localhost:9999`)
    }
    if ((cert === undefined) !== (key === undefined)) return Either.left("--tls-cert and --tls-key go together")
    if (prefix !== "" && !/^(\/[^/?#]+)+$/.test(prefix)) {
      return Either.left(`--prefix ${prefix} is not a path like /auth/v1`)
    }
    if (seed !== undefined && !/^\d{1,15}$/.test(seed)) return Either.left(`--seed ${seed} is not a whole number`)
    if (jwt !== undefined && !isAlgorithm(jwt)) {
      return Either.left(`--jwt ${jwt} is none of HS256, ES256 and RS256`)
    }
    return Either.right({
      help,
      port: Number(port),
      host,
      url: url?.replace(/[/]$/, ""),
      tls: cert === undefined || key === undefined ? undefined : { cert, key },
      prefix: prefix === "" && (gateway || upstream !== undefined) ? "/auth/v1" : prefix,
      gateway,
      upstream,
      jwt,
      providers: values.provider,
      seed: seed === undefined ? undefined : Number(seed),
      state,
      seedFile: values["seed-file"],
      output: quiet ? "quiet" : json ? "json" : "lines",
      control: control || (noControl ? false : undefined),
      controlHosts,
      controlOrigins,
      page: !noPage,
      open
    })
  })
}
