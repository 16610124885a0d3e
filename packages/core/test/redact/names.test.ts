import { describe, expect, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { redact } from "../../src/redact/redact.js"
import { sensitiveIn } from "../../src/redact/sensitive.js"

const shown = (message: string, input: object) => redact(message, sensitiveIn(input))

describe("what is hidden", () => {
  it("says which argument it was", () => {
    const client = { client_name: "Acme", redirect_uris: ["https://acme.example.com/cb", "http://acme.example.com"] }
    expect(
      shown("invalid redirect_uri 'http://acme.example.com': HTTP scheme only allowed for localhost", { client })
    ).toBe("invalid redirect_uri '<your redirect_uris>': HTTP scheme only allowed for localhost")
    expect(
      shown('Email address "ann@example.com" cannot be used', { email: "ann@example.com", options: { data: {} } })
    ).toBe('Email address "<your email>" cannot be used')
    expect(shown("no +15005550006", { attributes: { phone: "+1 500 555 0006" } })).toBe("no +<your phone>")
    expect(
      shown("not https://a.example.com/x", { email: "x", options: { redirectTo: new URL("https://a.example.com/x") } })
    ).toBe("not <your redirectTo>")
  })

  it("says so of the beginning of a text that was cut, and of other encodings", () => {
    const input = { attributes: { email: "annabelle@example.com" } }
    expect(shown(`no ${btoa("annabelle@example.com")}`, input)).toMatch(/^no <your email>/)
    expect(shown("no annabelle%40example.com", input)).toBe("no <your email>")
  })

  it("says nothing of secrets, nor of what is a secret as well", () => {
    expect(shown("no hunter22", { attributes: { password: "hunter22" } })).toBe("no <hidden>")
    expect(shown("no hunter22", { attributes: { password: "hunter22", role: "hunter22" } })).toBe("no <hidden>")
    expect(shown("no hunter22", { attributes: { role: "hunter22", password: "hunter22" } })).toBe("no <hidden>")
  })

  it("names what is whole, and not what is made of two", () => {
    const input = { attributes: { email: "ann@example.com", role: "example.com", phone: "com" } }
    expect(shown("no ann@example.com", input)).toBe("no <your email>")
    expect(shown("no anna lee", { attributes: { role: "anna lee", aud: "anna lee" } })).toBe("no <hidden>")
  })

  it("takes a text of two arguments for either", () => {
    expect(shown("no acme", { attributes: { role: "acme", aud: "acme" } })).toBe("no <hidden>")
  })

  it("keeps the names inside of data", () => {
    const attributes = { user_metadata: { annLee: "a heart", deep: { annLee: "a lung" } } }
    expect(shown("no a heart, no a lung", { attributes })).toBe("no <your user_metadata>, no <your user_metadata>")
    expect(shown("no a heart", { data: { annLee: "a heart" } })).toBe("no <your data>")
    expect(shown("no a heart", { id: "1", changes: { deep: { annLee: "a heart" } } })).toBe("no <your deep>")
    expect(shown("no a heart", { "ann@example.com": "a heart" })).toBe("no <hidden>")
  })

  it("is not hidden again", () => {
    const input = { attributes: { email: "ann@example.com", role: "your email" } }
    expect(redact(shown("no ann@example.com", input), sensitiveIn(input))).toBe("no <your email>")
  })

  it.prop(
    "is as hidden as without names",
    [
      FastCheck.dictionary(FastCheck.constantFrom("email", "role", "password", "aud"), FastCheck.string(), {
        maxKeys: 4
      }),
      FastCheck.array(FastCheck.string(), { maxLength: 4 })
    ],
    ([attributes, between]) => {
      const message = Object.values(attributes)
        .flatMap((text, at) => [text, between[at] ?? " "])
        .join("")
      const { names: _, ...sensitive } = sensitiveIn({ attributes })
      expect(shown(message, { attributes }).replaceAll(/<your \w+>/g, "<hidden>")).toBe(redact(message, sensitive))
    }
  )
})
