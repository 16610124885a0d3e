/** What differs from run to run gets a name in place of its value: `<uuid 1>`, `<time>`, `<otp>`. */

/** A response as it came, its headers under lower-case names, several lines of one name joined. */
export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** A response as it is compared. */
export interface Normal {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly text?: string
}

const dropped = new Set(["date", "content-length", "connection", "keep-alive", "transfer-encoding"])
const nilUuid = "00000000-0000-0000-0000-000000000000"

interface Pattern {
  readonly kind: string
  readonly find: RegExp
  /** Equal values get equal numbers. */
  readonly numbered: boolean
}

const patterns: ReadonlyArray<Pattern> = [
  { kind: "uuid", find: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, numbered: true },
  { kind: "time", find: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, numbered: false },
  // As Postgres prints a timestamp inside a row.
  { kind: "time", find: /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d)?\b/g, numbered: false },
  { kind: "token hash", find: /\b(?:pkce_)?[0-9a-f]{56}\b/g, numbered: true },
  { kind: "cursor", find: /(?<=[?&]cursor=)[A-Za-z0-9_-]+/g, numbered: true },
  { kind: "authorization", find: /(?<=[?&]authorization_id=)[a-z0-9]+/g, numbered: true },
  { kind: "refresh token", find: /(?<=[#&;]refresh_token=)[^&]+/g, numbered: true },
  { kind: "unix", find: /(?<=[#&;]expires_at=)\d+/g, numbered: false }
]

const wholeValues: ReadonlyMap<string, string> = new Map([
  ["email_otp", "otp"],
  ["refresh_token", "refresh token"],
  ["client_secret", "client secret"],
  ["next_cursor", "cursor"],
  ["qr_code", "svg"],
  ["uri", "otpauth uri"],
  ["expires_at", "unix"],
  ["iat", "unix"],
  ["exp", "unix"],
  ["timestamp", "unix"],
  ["sb-auth-refresh-token-prefix", "refresh token prefix"],
  ["authorization_id", "authorization"],
  ["challenge", "challenge"],
  ["clientDataJSON", "client data"],
  ["signature", "signature"],
  ["Signature", "signature"]
])
const unnumbered = new Set(["email_otp", "qr_code", "uri"])

/** A token that lives an hour is now and then said to live a second less. */
const wholeMinute = (seconds: number): number => (seconds % 60 >= 58 ? seconds + 60 - (seconds % 60) : seconds)

const parse = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The names that have been given within one case. */
export class Names {
  private readonly given = new Map<string, string>()
  private readonly counts = new Map<string, number>()

  /** What stands in `requests` keeps its value. */
  constructor(private readonly requests: string) {}

  private name(kind: string, value: string, numbered: boolean): string {
    if (value === nilUuid || this.requests.includes(value)) return value
    if (!numbered) return `<${kind}>`
    const key = `${kind} ${value}`
    const known = this.given.get(key)
    if (known !== undefined) return known
    const count = (this.counts.get(kind) ?? 0) + 1
    this.counts.set(kind, count)
    const name = `<${kind} ${count}>`
    this.given.set(key, name)
    return name
  }

  private text(value: string): string {
    const shortened = value
      .replace(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g, (token) => this.name("jwt", token, false))
      .replace(/(?<=[#&;]expires_in=)\d+/g, (seconds) => String(wholeMinute(Number(seconds))))
    return patterns.reduce(
      (text, { find, kind, numbered }) => text.replace(find, (found) => this.name(kind, found, numbered)),
      shortened
    )
  }

  private accessToken(token: string): unknown {
    const [header, claims] = token
      .split(".")
      .slice(0, 2)
      .map((part): unknown => JSON.parse(Buffer.from(part, "base64url").toString()))
    const alg = typeof header === "object" && header !== null && "alg" in header ? header.alg : undefined
    return { "<jwt>": { alg, claims: this.value(claims) } }
  }

  private member(key: string, value: unknown): unknown {
    const whole = wholeValues.get(key)
    if (typeof value === "string") {
      if (key === "access_token" && value.startsWith("eyJ")) return this.accessToken(value)
      // It is written into a build, which may have none.
      if (key === "version") return "<version>"
      if (key === "secret") return this.name("totp secret", value, true)
      if (whole !== undefined && value !== "") return this.name(whole, value, !unnumbered.has(key))
    }
    if (typeof value === "number") {
      if (key === "expires_in") return wholeMinute(value)
      if (whole !== undefined) return this.requests.includes(String(value)) ? value : `<${whole}>`
    }
    return this.value(value)
  }

  private value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value)
    if (Array.isArray(value)) return value.map((item) => this.value(item))
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [this.text(key), this.member(key, inner)]))
    }
    return value
  }

  private header(name: string, value: string): string {
    // The router lists the methods that it would take in random order.
    if (name === "allow")
      return value
        .split(/,\s*|\n/)
        .toSorted()
        .join(", ")
    const whole = wholeValues.get(name)
    return whole === undefined ? this.text(value) : this.name(whole, value, true)
  }

  normalise(response: Response): Normal {
    const headers = Object.fromEntries(
      Object.keys(response.headers)
        .filter((name) => !dropped.has(name))
        .toSorted()
        .map((name) => [name, this.header(name, response.headers[name] ?? "")])
    )
    const parsed = parse(response.text)
    if (parsed !== undefined) return { status: response.status, headers, body: this.value(parsed.json) }
    return response.text === ""
      ? { status: response.status, headers }
      : { status: response.status, headers, text: this.text(response.text) }
  }
}
