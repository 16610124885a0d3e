/** Every exported schema can stand in a contract of a user's own. */
import { HttpApi, HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { describe, expect, it } from "@effect/vitest"
import { JSONSchema, Option, Predicate, Schema } from "effect"
import * as Admin from "../src/index.js"

type AnySchema = Schema.Schema.AnyNoContext

const isSchema = (value: unknown): value is AnySchema => Schema.isSchema(value)

/** Of every public module, and of every contract. */
const schemasIn = (value: object, path: string): ReadonlyArray<readonly [name: string, schema: AnySchema]> =>
  Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    isSchema(member)
      ? [[`${path}.${name}`, member] as const]
      : Predicate.isRecord(member)
        ? schemasIn(member, `${path}.${name}`)
        : []
  )

const all = Object.entries(Admin).flatMap(([name, module]) => schemasIn(module, name))

it("are found", () => {
  expect(all.length).toBeGreaterThan(100)
})

describe.each(all)("%s", (_, schema) => {
  it("has a JSON Schema", () => {
    expect(JSON.stringify(JSONSchema.make(schema))).toContain("$schema")
  })

  it("is the payload and the response of an endpoint in OpenAPI, under names that OpenAPI allows", () => {
    const endpoint = HttpApiEndpoint.post("it", "/it").setPayload(schema).addSuccess(schema)
    const { components } = OpenApi.fromApi(HttpApi.make("api").add(HttpApiGroup.make("group").add(endpoint)))
    for (const name of Object.keys(components.schemas)) expect(name).toMatch(/^[\w.-]+$/)
  })
})

describe("errors", () => {
  const { AdminError } = Admin
  const explained = { operation: "getUserById", status: 500, gateway: {}, reason: "No", code: undefined }

  it("survive JSON, with and without a code", () => {
    const failed = new AdminError.ServerError(explained)
    const text = JSON.stringify(Schema.encodeSync(AdminError.ServerError)(failed))
    expect(Schema.decodeUnknownSync(AdminError.ServerError)(JSON.parse(text))).toEqual(failed)
    const limited = new AdminError.RateLimited({ ...explained, code: "over_request_rate_limit", status: 429 })
    const written = JSON.stringify(Schema.encodeSync(AdminError.RateLimited)(limited))
    expect(Schema.decodeUnknownSync(AdminError.RateLimited)(JSON.parse(written))).toEqual(limited)
  })

  it("have their own tags as names in OpenAPI", () => {
    const endpoint = HttpApiEndpoint.get("it", "/it").addError(AdminError.UserNotFound, { status: 404 })
    const { components } = OpenApi.fromApi(HttpApi.make("api").add(HttpApiGroup.make("group").add(endpoint)))
    expect(Object.keys(components.schemas)).toContain("AdminError.UserNotFound")
  })
})

it("a page of users passes through JSON", () => {
  const page = {
    users: [],
    aud: "authenticated",
    mode: "page",
    pagination: { total: Option.some(3), nextPage: Option.none(), lastPage: Option.some(1), nextCursor: Option.none() }
  } as const
  const text = JSON.stringify(Schema.encodeSync(Admin.UserPage.UserPage)(page))
  expect(JSON.parse(text).pagination).toEqual({ total: 3, nextPage: null, lastPage: 1, nextCursor: null })
  expect(Schema.decodeUnknownSync(Admin.UserPage.UserPage)(JSON.parse(text))).toEqual(page)
})
