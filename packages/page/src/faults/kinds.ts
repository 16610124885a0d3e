/** The kinds of fault, what is said of them, and the fields that each has. */

export interface Field {
  readonly name: string
  readonly label: string
  readonly type: "text" | "number" | "check" | "select" | "area"
  readonly options?: ReadonlyArray<string>
  readonly required?: boolean
  readonly placeholder?: string
}

export interface Kind {
  readonly kind: string
  readonly label: string
  readonly fields: ReadonlyArray<Field>
}

export const kinds: ReadonlyArray<Kind> = [
  {
    kind: "error",
    label: "An error of the server or its gateway",
    fields: [
      { name: "status", label: "Status", type: "number", placeholder: "503" },
      { name: "as", label: "Body", type: "select", options: ["json", "html"] }
    ]
  },
  { kind: "latency", label: "A late response", fields: [] },
  {
    kind: "rateLimited",
    label: "Too many requests (429)",
    fields: [{ name: "retryAfter", label: "Retry-After, in seconds", type: "number" }]
  },
  { kind: "refused", label: "The connection is refused", fields: [] },
  {
    kind: "reset",
    label: "The connection is lost",
    fields: [{ name: "after", label: "After the request is done", type: "check" }]
  },
  {
    kind: "truncated",
    label: "Only a part of the body arrives",
    fields: [{ name: "bytes", label: "Bytes", type: "number", placeholder: "half" }]
  },
  { kind: "race", label: "Another client creates the same account", fields: [] },
  {
    kind: "answer",
    label: "Any response",
    fields: [
      { name: "status", label: "Status", type: "number", required: true, placeholder: "200" },
      { name: "body", label: "Body", type: "area" }
    ]
  }
]

export interface Preset {
  readonly label: string
  readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string }
}

export const presets: ReadonlyArray<Preset> = [
  { label: "Server down", fault: { kind: "refused", times: "always" } },
  { label: "Gateway 502 page", fault: { kind: "error", status: 502, as: "html", times: "always" } },
  { label: "429 with Retry-After", fault: { kind: "rateLimited", retryAfter: 2, times: 3 } },
  { label: "Slow: 3 s", fault: { kind: "latency", latency: "3 seconds", times: "always" } },
  { label: "Responses lost after acting", fault: { kind: "reset", after: true, times: "always" } }
]

/** A fault from the fields of a form: those that are empty are left out. */
export const faultOf = (
  { fields, kind }: Kind,
  value: (name: string) => string
): Readonly<Record<string, unknown>> & { readonly kind: string } => {
  const read = ({ name, type }: Field): unknown =>
    value(name) === "" ? undefined : type === "number" ? Number(value(name)) : type === "check" ? true : value(name)
  const times = value("times")
  const members = [
    ...fields.map((field) => [field.name, read(field)] as const),
    ["method", value("method") || undefined],
    ["path", value("path") || undefined],
    ["times", times === "" ? undefined : times === "always" ? times : Number(times)],
    ["skip", value("skip") === "" ? undefined : Number(value("skip"))],
    ["latency", value("latency") || undefined]
  ] as const
  return { ...Object.fromEntries(members.filter(([, member]) => member !== undefined)), kind }
}
