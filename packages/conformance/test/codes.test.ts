/** The codes of errors: all that the server and auth-js know can be handled. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import { AdminError, ErrorCode, GoTrueAdmin } from "@gotrue-effect/admin"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Predicate } from "effect"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { errors } from "../src/errors.js"
import type { ErrorRow } from "../src/ErrorRow.js"

const authJs = dirname(createRequire(import.meta.url).resolve("@supabase/auth-js/package.json"))
const declarations = readFileSync(join(authJs, "dist/module/lib/error-codes.d.ts"), "utf8")
const ofAuthJs = Array.from(declarations.matchAll(/'([a-z0-9_]+)'/g), ([, code = ""]) => code)

const rows: ReadonlyArray<ErrorRow> = Object.values(errors)
const ofTheServer = [
  ...new Set(rows.flatMap(({ code }) => (code === undefined || !/^[a-z_]+$/.test(code) ? [] : [code])))
]

/** A server that responds to everything with one code. */
const responding = (code: string) =>
  GoTrueAdmin.make({ url: "http://localhost", key: "sb_secret_x", retry: false }).pipe(
    Effect.provideService(
      HttpClient.HttpClient,
      HttpClient.make((request) =>
        Effect.succeed(HttpClientResponse.fromWeb(request, Response.json({ code, message: "" }, { status: 418 })))
      )
    )
  )

describe("known codes", () => {
  it("there are the server's 109 and more", () => {
    expect(ErrorCode.known.indexOf("webauthn_credential_exists")).toBe(108)
  })

  it("auth-js names none that is missing", () => {
    expect(ofAuthJs.length).toBeGreaterThan(80)
    expect(ofAuthJs.filter((code) => !ErrorCode.known.some((known) => known === code))).toEqual([])
  })

  it("no error of the server has one that is missing", () => {
    expect(ofTheServer.length).toBeGreaterThan(20)
    expect(ofTheServer.filter((code) => !ErrorCode.known.some((known) => known === code))).toEqual([])
  })
})

describe("catchCode", () => {
  it.effect.each(ErrorCode.known.map((code) => [code] as const))("handles %s and leaves all others", ([code]) =>
    Effect.gen(function* () {
      const admin = yield* responding(code)
      const other = code === "unknown" ? "not_admin" : "unknown"
      const call = admin.generateLink({ type: "magiclink", email: "ann@example.com" })
      const error = yield* Effect.flip(call)
      // A code that belongs to a tag is handled where the operation can fail with that tag.
      const tags = Object.entries(ErrorCode.ofTag).filter(([, codes]) => codes.some((one: string) => one === code))
      const handled = yield* call.pipe(
        AdminError.catchCode(other, () => Effect.succeed("other")),
        AdminError.catchCode(code, () => Effect.succeed("this")),
        Effect.catchAll(() => Effect.succeed("none"))
      )
      expect(Predicate.hasProperty(error, "code") ? error.code : undefined).toBe(code)
      expect(handled).toBe(tags.length === 0 || tags.some(([tag]) => tag === error._tag) ? "this" : "none")
    })
  )
})
