/** A recorded case: a few requests in order, and the responses of a real server. */
import * as Schema from "effect/Schema"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** `null` takes a default one away; a list is sent line by line. */
const Headers = Schema.Record({
  key: Schema.String,
  value: Schema.NullOr(Schema.Union(Schema.String, Schema.Array(Schema.String)))
})

/** A token made for one request. `secret` may be a private key as JWK; `signature` takes the place of a real one. */
const SpecialToken = Schema.Struct({
  claims: Schema.Record({ key: Schema.String, value: Schema.Unknown }),
  header: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.Unknown })),
  secret: Schema.optional(Schema.Union(Schema.String, Schema.Record({ key: Schema.String, value: Schema.Unknown }))),
  signature: Schema.optional(Schema.String)
})

export const Step = Schema.Struct({
  /** Milliseconds to wait; such a step sends nothing. */
  wait: Schema.optional(Schema.Number),
  method: Schema.optionalWith(Schema.String, { default: () => "GET" }),
  path: Schema.optionalWith(Schema.String, { default: () => "/" }),
  auth: Schema.optional(Schema.NullOr(Schema.Union(Schema.String, SpecialToken))),
  headers: Schema.optional(Headers),
  body: Schema.optional(Schema.Unknown),
  text: Schema.optional(Schema.String),
  /** A body that is no text, in base64. */
  bytes: Schema.optional(Schema.String),
  repeat: Schema.optional(
    Schema.Struct({ before: Schema.String, text: Schema.String, times: Schema.Number, after: Schema.String })
  ),
  /** The response's name in the templates of later steps. */
  as: Schema.optional(Schema.String),
  /** The response's array is compared sorted. */
  unordered: Schema.optional(Schema.Boolean),
  response: Schema.optional(Schema.Unknown)
})

export type Step = typeof Step.Type

const Case = Schema.parseJson(
  Schema.Struct({ name: Schema.String, profile: Schema.String, server: Schema.String, steps: Schema.Array(Step) })
)

export interface Case extends Schema.Schema.Type<typeof Case> {
  /** The folder and file, for people to find it. */
  readonly file: string
  /** The file as it is. */
  readonly text: string
  /** The requests as text: values that stand in them are never renamed. */
  readonly requests: string
}

const folder = fileURLToPath(new URL("../../transcripts", import.meta.url))
const decode = Schema.decodeUnknownSync(Case)

const requestsOf = (text: string): string => {
  const { steps }: { steps: ReadonlyArray<object> } = JSON.parse(text)
  return JSON.stringify(steps.map((step) => ({ ...step, response: undefined })))
}

/** Where the cases are. */
export const home = join(folder, "cases")

export const cases = (within = home): ReadonlyArray<Case> =>
  readdirSync(within, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(within, file), "utf8")
      return { ...decode(text), file, text, requests: requestsOf(text) }
    })

const Profile = Schema.parseJson(Schema.Record({ key: Schema.String, value: Schema.String }))

/** The settings that a case was recorded with, by the server's own names. */
export const profile = (name: string): Readonly<Record<string, string>> =>
  Schema.decodeUnknownSync(Profile)(readFileSync(join(folder, "profiles", `${name}.json`), "utf8"))
