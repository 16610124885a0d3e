import * as Either from "effect/Either"
import { describe, expect, it } from "vitest"
import { readFlags } from "../../src/command/flags.js"
import { openerOn } from "../../src/command/openPage.js"

describe("--open", () => {
  it("asks the system for its browser", () => {
    expect(openerOn("darwin")).toEqual(["open"])
    expect(openerOn("linux")).toEqual(["xdg-open"])
    expect(openerOn("win32")).toEqual(["rundll32", "url.dll,FileProtocolHandler"])
  })

  it("needs the page", () => {
    expect(Either.getOrUndefined(readFlags(["--open"]))).toMatchObject({ open: true, page: true })
    expect(Either.getOrUndefined(readFlags(["--no-page"]))).toMatchObject({ open: false, page: false })
    for (const flag of ["--no-page", "--no-control"]) {
      expect(Either.flip(readFlags(["--open", flag])).pipe(Either.getOrUndefined)).toBe(
        `--open and ${flag} exclude each other`
      )
    }
  })
})
