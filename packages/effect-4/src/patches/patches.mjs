const yieldedHash = [
  "yield* hashOf(user.passwordHash, user.salt)",
  "yield* Effect.fromResult(hashOf(user.passwordHash, user.salt))"
]

/**
 * Single places that no rule can tell from others, by file: what the rules have made of them, and what it becomes. Each
 * matches once, or generation stops.
 */
export const patches = {
  // Effect 4 keeps the error of the last alternative only. Users have to be told of the first one, too.
  "admin/src/GoTrueAdmin.ts": [
    [
      `const projectKey = Config.orElse(Config.Redacted("SUPABASE_SECRET_KEY"), () =>
  Config.Redacted("SUPABASE_SERVICE_ROLE_KEY")
)`,
      `const projectKey = Config.orElse(Config.Redacted("SUPABASE_SECRET_KEY"), (one) =>
  Config.orElse(Config.Redacted("SUPABASE_SERVICE_ROLE_KEY"), (other) =>
    Config.fail(new SourceError({ message: \`\${one.message}, or \${other.message}\` }))
  )
)`
    ],
    [
      'import * as Config from "effect/Config"',
      'import * as Config from "effect/Config"\nimport { SourceError } from "effect/ConfigProvider"'
    ]
  ],
  // An Either of Effect 3 is an Effect, too; a Result of Effect 4 is none.
  "admin/src/PasswordHash.ts": [yieldedHash],
  "docs/reference/admin/PasswordHash.md": [yieldedHash],
  "admin/src/error/toError.ts": [
    ["disableValidation: boolean) => AdminError", "options: { readonly disableChecks: true }) => AdminError"],
    ["new classes[tag](failure, true)", "new classes[tag](failure, { disableChecks: true })"]
  ],
  // To Effect 4, an empty variable is none.
  "admin/test/callSettings.test.ts": [
    [`toMatchObject({ _tag: "InvalidApiKey", reason: "empty" })`, `toMatchObject({ _tag: "ConfigError" })`]
  ],
  // The attribute is that of the tracer, which calls it otherwise.
  "admin/test/shell/observe.long.test.ts": [
    [`attributes["status.interrupted"]`, `attributes["effect.fiber.interrupted"]`]
  ],
  // The fiber of Effect 4 begins at once.
  "emulator/src/adapters/node/serve.ts": [["runFork(sent, { immediate: true })", "runFork(sent)"]],
  "emulator/test/control/faults.test.ts": [
    [`assert.strictEqual(broken._tag, "ResponseError")`, `assert.strictEqual(broken._tag, "HttpClientError")`],
    [
      `assert.strictEqual(rejected._tag, "RequestError")
      assert.strictEqual(rejected.reason, "Transport")`,
      `assert.strictEqual(rejected._tag, "HttpClientError")
      assert.strictEqual(rejected.reason._tag, "TransportError")`
    ]
  ]
}
