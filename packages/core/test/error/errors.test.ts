import { describe, expect, it } from "@effect/vitest"
import { known } from "../../src/error/codes.js"
import type { Entry } from "../../src/error/errors.js"
import { errors } from "../../src/error/errors.js"
import { ofTag } from "../../src/error/ofTag.js"
import type { Common, Of, Particular, Tag } from "../../src/error/failure.js"

type TagIn<Scope extends Entry["scope"]> = {
  readonly [T in keyof typeof errors]: (typeof errors)[T]["scope"] extends Scope ? T : never
}[keyof typeof errors]

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

// The compiler checks these.
const types: {
  readonly common: Same<TagIn<"common">, Common["_tag"]>
  readonly particular: Same<TagIn<"particular">, Particular["_tag"]>
  readonly failures: Same<TagIn<"common" | "particular">, Tag>
  readonly codes: Same<Of<"Conflict">["code"], "conflict" | "saml_idp_already_exists" | "sso_domain_already_exists">
} = { common: true, particular: true, failures: true, codes: true }

const entries: ReadonlyArray<readonly [tag: string, entry: Entry]> = Object.entries(errors)

describe("the table of errors", () => {
  it("has an entry for every failure, in the scope of its type", () => {
    expect(types).toEqual({ common: true, particular: true, failures: true, codes: true })
  })

  it("names codes that are known, for the errors that only some operations have", () => {
    for (const [tag, { codes, scope }] of entries) {
      expect(scope === "particular", tag).toBe(codes !== undefined)
      for (const code of codes ?? []) expect(known).toContain(code)
    }
  })

  it("gives no code to two errors, unless the status tells them apart", () => {
    const owners = entries.flatMap(([, { codes = [], onlyWithStatus = 0 }]) =>
      codes.map((code) => `${code} ${onlyWithStatus}`)
    )
    expect(new Set(owners).size).toBe(owners.length)
  })

  it("has one sentence and a status of HTTP errors for each", () => {
    for (const [tag, { httpStatus, meaning }] of entries) {
      expect(meaning, tag).toMatch(/^[A-Z].*\.$/)
      expect(httpStatus, tag).toBeGreaterThanOrEqual(400)
      expect(httpStatus, tag).toBeLessThan(600)
    }
  })
})

describe("ofTag", () => {
  it("has the codes of every tag that has its own", () => {
    expect(ofTag).toEqual(Object.fromEntries(entries.flatMap(([tag, { codes }]) => (codes ? [[tag, codes]] : []))))
  })
})
