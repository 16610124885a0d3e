/** What an editor shows for an operation: its errors and its result by name, as the compiler prints them. */
import { describe, expect, it } from "@effect/vitest"
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Operations from "../support/operations.js"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The declarations that the compiler makes of a program. */
const declare = (program: string): string => {
  mkdirSync(join(root, "node_modules"), { recursive: true })
  const folder = mkdtempSync(join(root, "node_modules", ".hover-"))
  try {
    mkdirSync(join(folder, "out"))
    writeFileSync(join(folder, "program.ts"), program)
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        compilerOptions: {
          noEmit: false,
          declaration: true,
          emitDeclarationOnly: true,
          declarationMap: false,
          noErrorTruncation: true,
          types: [],
          rootDir: root,
          outDir: join(folder, "out")
        },
        files: ["program.ts"],
        include: []
      })
    )
    const manifest = createRequire(import.meta.url).resolve("typescript/package.json")
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(dirname(manifest), "bin", "tsc"), "-p", folder],
      { encoding: "utf8" }
    )
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" })
    return readFileSync(
      join(folder, "out", "node_modules", folder.slice(join(root, "node_modules").length), "program.d.ts"),
      "utf8"
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const common = [
  "ConnectionFailed",
  "InvalidInput",
  "InvalidResponse",
  "RateLimited",
  "RequestTimeout",
  "ServerError",
  "Unauthenticated",
  "UnexpectedAnswer"
]

describe("an editor", () => {
  const declarations = declare(
    [
      `import type { GoTrueAdmin } from "../../src/index.js"`,
      `declare const admin: GoTrueAdmin.Service`,
      ...Operations.endpoints.map(({ name }) => `export const ${name.replace(".", "_")} = admin.${name}`),
      `export const called = admin.getUserById("x")`,
      `export const link = admin.generateLink({ type: "recovery", email: "x" })`
    ].join("\n")
  )
    .replace(/import\("[^"]*"\)\./g, "")
    .replace(/\bAdminError\./g, "")
  const typeOf = (name: string) =>
    new RegExp(String.raw`export declare const ${name}: ([^]*?);\n(?=export|$)`).exec(declarations)?.[1] ?? ""

  // `generateLink` has a signature for each kind of link, under the name of them all.
  const single = Operations.endpoints.filter(({ name }) => name !== "generateLink")

  it.each(single.map((endpoint) => [endpoint.name, endpoint] as const))(
    "shows every error of %s by its tag",
    (name, endpoint) => {
      const errors = /, ((?:\w+ \| )+\w+), never>$/.exec(typeOf(name.replace(".", "_")))?.[1]
      expect(errors?.split(" | ").toSorted()).toEqual([...common, ...endpoint.errors].toSorted())
    }
  )

  it.each(single.map(({ name }) => [name]))("shows what %s gives by its name", (name) => {
    // With the names of what it holds, such as `UserPage<User<Metadata | null, Metadata>>`.
    expect(typeOf(name.replace(".", "_"))).toMatch(
      /=> Effect<(?:void|(?:readonly )?[A-Z]\w*(?:<[\w, |<>]+>)?(?:\[\])?),/
    )
  })

  it("shows the errors of one kind of link", () => {
    const [, errors] =
      /^Effect<GeneratedLink<User<Metadata \| null, Metadata>>, (.*), never>$/.exec(typeOf("link")) ?? []
    expect(errors?.split(" | ").toSorted()).toEqual(
      [...common, "NotAdmin", "UserNotFound", "ValidationFailed"].toSorted()
    )
  })

  it("shows the same of a call", () => {
    expect(typeOf("called")).toMatch(/^Effect<User<Metadata \| null, Metadata>, (?:\w+ \| )+UserNotFound, never>$/)
  })
}, 60_000)
