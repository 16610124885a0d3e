import { assert, describe, it } from "@effect/vitest"
import type { ClientChange, NewClient } from "../../../../src/features/oauth/clients/description.js"
import {
  clientChangeProblem,
  clientKind,
  newClientProblem
} from "../../../../src/features/oauth/clients/description.js"
import { redirectUriProblem } from "../../../../src/features/oauth/clients/redirectUri.js"
import { parseRequestUri } from "../../../../src/standards/url/requestUri.js"

const good: NewClient = {
  redirect_uris: ["https://app.example.com/cb"],
  client_type: "",
  token_endpoint_auth_method: "",
  grant_types: [],
  client_name: "",
  client_uri: "",
  logo_uri: ""
}

const same: ClientChange = {
  redirect_uris: null,
  grant_types: null,
  client_name: null,
  client_uri: null,
  logo_uri: null,
  token_endpoint_auth_method: null
}

describe("redirect URI", () => {
  it.each([
    "https://app.example.com/cb",
    "https://app.example.com/cb#",
    "https://*.example.com",
    "https://u:p@h/a b/ü?q",
    "http://localhost:3000",
    "http://x@localhost",
    "http://127.0.0.1",
    "http://[::1]:8080/",
    "myapp://cb",
    "exp://x",
    "view-source://x"
  ])("lets %s pass", (uri) => {
    assert.isUndefined(redirectUriProblem(uri))
  })
  it.each([
    ["", "redirect URI cannot be empty"],
    [" ", "must have scheme and host"],
    ["/cb", "must have scheme and host"],
    ["myapp:/cb", "must have scheme and host"],
    ["javascript:alert(1)", "must have scheme and host"],
    [" https://a", "invalid URL format"],
    ["https://a:b", "invalid URL format"],
    ["https://a:1:2", "invalid URL format"],
    ["https://[1.2.3.4]", "invalid URL format"],
    ["https://a/%zz", "invalid URL format"],
    ["JavaScript://x/%0aalert(1)", "scheme 'javascript' is not allowed for security reasons"],
    ["blob://x", "scheme 'blob' is not allowed for security reasons"],
    ["http://app.localhost", "HTTP scheme only allowed for localhost"],
    ["http://LOCALHOST", "HTTP scheme only allowed for localhost"],
    ["http://localhost@x", "HTTP scheme only allowed for localhost"],
    ["https://a#b", "fragment not allowed in redirect URI"]
  ])("says of %s: %s", (uri, expected) => {
    assert.strictEqual(redirectUriProblem(uri), expected)
  })
})

describe("request URI", () => {
  it.each(["*", "/", "/a#%20", "//[", "https://a/b#c", "mailto:a@b", "data:,x", "urn:x"])("takes %s", (uri) => {
    assert.isDefined(parseRequestUri(uri))
  })
  it.each(["", "a", "app.example.com", "?q", "#f", " https://a", "https://a#b", "https://[::1", "/%zz"])(
    "does not take %s",
    (uri) => {
      assert.isUndefined(parseRequestUri(uri))
    }
  )
})

describe("OAuth client", () => {
  it.each<[Partial<NewClient>, string | undefined]>([
    [{}, undefined],
    [{ client_name: "ü".repeat(512), client_uri: "/relative", logo_uri: "javascript:x" }, undefined],
    [{ redirect_uris: [], grant_types: ["x"] }, "redirect_uris is required"],
    [{ redirect_uris: Array.from({ length: 11 }, () => "") }, "redirect_uris cannot exceed 10 items"],
    [{ redirect_uris: ["https://a", ""] }, "invalid redirect_uri '': redirect URI cannot be empty"],
    [{ grant_types: [""] }, "grant_types must only contain 'authorization_code' and/or 'refresh_token'"],
    [{ client_name: "ü".repeat(513) }, "client_name cannot exceed 1024 characters"],
    [{ client_uri: "x".repeat(2049) }, "client_uri cannot exceed 2048 characters"],
    [{ logo_uri: "x" }, "logo_uri must be a valid URL"],
    [{ client_type: "Public" }, "client_type must be 'public' or 'confidential'"],
    [
      { client_type: "public", token_endpoint_auth_method: "x" },
      "token_endpoint_auth_method must be one of: [none client_secret_basic client_secret_post]"
    ],
    [
      { client_type: "confidential", token_endpoint_auth_method: "none" },
      "client_type 'confidential' is inconsistent with token_endpoint_auth_method 'none' (expected client_type 'public')"
    ]
  ])("registration of %o: %s", (part, expected) => {
    assert.strictEqual(newClientProblem({ ...good, ...part }), expected)
  })

  it.each<[Partial<ClientChange>, string, string | undefined]>([
    [{}, "public", "No fields provided for update"],
    [{ client_name: "" }, "public", undefined],
    [{ redirect_uris: [] }, "public", "redirect_uris cannot be empty"],
    [{ grant_types: [] }, "public", "grant_types cannot be empty"],
    [{ logo_uri: "x", token_endpoint_auth_method: "x" }, "public", "logo_uri must be a valid URL"],
    [
      { token_endpoint_auth_method: "" },
      "public",
      "invalid token_endpoint_auth_method: must be one of [none client_secret_basic client_secret_post]"
    ],
    [
      { token_endpoint_auth_method: "none" },
      "confidential",
      "token_endpoint_auth_method 'none' is not valid for client_type 'confidential'; valid methods: [client_secret_basic client_secret_post]"
    ],
    [{ token_endpoint_auth_method: "client_secret_post" }, "confidential", undefined]
  ])("change %o of a %s one: %s", (part, type, expected) => {
    assert.strictEqual(clientChangeProblem({ ...same, ...part }, type), expected)
  })

  it.each([
    ["", "", "confidential", "client_secret_basic"],
    ["public", "", "public", "none"],
    ["", "none", "public", "none"],
    ["", "client_secret_post", "confidential", "client_secret_post"]
  ])("that says '%s' and '%s' is %s with %s", (client_type, token_endpoint_auth_method, type, method) => {
    assert.deepStrictEqual(clientKind({ ...good, client_type, token_endpoint_auth_method }), { type, method })
  })
})
