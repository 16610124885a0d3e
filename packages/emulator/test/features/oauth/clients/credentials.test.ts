import { assert, describe, it } from "@effect/vitest"
import * as Either from "effect/Either"
import type { OAuthClient } from "../../../../src/database/providerRows.js"
import type { ClientCredentials } from "../../../../src/features/oauth/clients/credentials.js"
import {
  basicCredentials,
  credentialsProblem,
  postedCredentials
} from "../../../../src/features/oauth/clients/credentials.js"
import { hashClientSecret } from "../../../../src/features/oauth/clients/secret.js"

const basic = (text: string) => `Basic ${btoa(text)}`

const client = (token_endpoint_auth_method: string): OAuthClient => ({
  id: "00000000-0000-4000-8000-00000000000a",
  client_secret_hash: hashClientSecret("s"),
  registration_type: "manual",
  client_type: token_endpoint_auth_method === "none" ? "public" : "confidential",
  token_endpoint_auth_method,
  redirect_uris: "https://a",
  grant_types: "authorization_code",
  client_name: null,
  client_uri: null,
  logo_uri: null,
  created_at: 0n,
  updated_at: 0n,
  deleted_at: null
})

describe("credentials in a header", () => {
  it.each([[""], ["Bearer x"], ["basic eDp5"], ["Basic"]])("are not in '%s'", (header) => {
    assert.isUndefined(basicCredentials(header))
  })
  it.each([
    ["Basic !!", "invalid basic auth encoding"],
    ["Basic eDp5e", "invalid basic auth encoding"],
    [basic("nocolon"), "invalid basic auth format"],
    ["Basic ", "invalid basic auth format"]
  ])("of %s: %s", (header, expected) => {
    assert.deepStrictEqual(basicCredentials(header), Either.left(expected))
  })
  it.each([
    ["x:y", "x", "y"],
    ["x:y:z", "x", "y:z"],
    [":", "", ""]
  ])("of %s are read", (text, id, secret) => {
    assert.deepStrictEqual(basicCredentials(basic(text)), Either.right({ id, secret, method: "client_secret_basic" }))
  })
})

describe("credentials in a body", () => {
  it("must say who", () => {
    assert.deepStrictEqual(postedCredentials("", "s"), Either.left("client_id is required"))
  })
  it.each([
    ["s", "client_secret_post"],
    ["", "none"]
  ] as const)("with the secret '%s' are %s", (secret, method) => {
    assert.deepStrictEqual(postedCredentials("x", secret), Either.right({ id: "x", secret, method }))
  })
})

describe("a client", () => {
  it.each<[string, ClientCredentials["method"], string, string | undefined]>([
    ["none", "none", "", undefined],
    ["client_secret_basic", "client_secret_basic", "s", undefined],
    ["client_secret_post", "client_secret_post", "s", undefined],
    ["client_secret_basic", "client_secret_basic", "S", "invalid client credentials"],
    ["client_secret_basic", "client_secret_basic", "", "confidential clients must provide client_secret"],
    [
      "client_secret_basic",
      "client_secret_post",
      "s",
      "invalid authentication method: client is registered for 'client_secret_basic' but 'client_secret_post' was used"
    ],
    [
      "none",
      "client_secret_post",
      "s",
      "invalid authentication method: client is registered for 'none' but 'client_secret_post' was used"
    ]
  ])("with %s that uses %s and '%s': %s", (registered, method, secret, expected) => {
    assert.strictEqual(credentialsProblem(client(registered), { id: "", secret, method }), expected)
  })
})
