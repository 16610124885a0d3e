/** Sessions. */
import { sessions as protocol } from "@gotrue-effect/core/protocol/sessions"
import type { Bind } from "../call/bind.js"
import type { SignOutScope } from "../models/Session.js"

const scopes: ReadonlyArray<string> = ["global", "local", "others"]

export const sessions = (bind: Bind) => ({
  signOut: bind({
    endpoint: {
      ...protocol.signOut,
      // Without a token the request is sent with the key, as in auth-js.
      request: ({ accessToken, scope }: { readonly accessToken: string; readonly scope: SignOutScope }) => ({
        query: { scope },
        ...(accessToken ? { bearer: accessToken } : {})
      })
    },
    arguments: (accessToken: string, scope: SignOutScope) => ({ accessToken, scope }),
    output: () => null,
    refused: ({ scope }) =>
      scopes.includes(scope)
        ? undefined
        : {
            path: "scope",
            expected: "should be global, local or others",
            thrown: `Parameter scope must be one of ${scopes.join(", ")}`
          },
    failed: () => null
  })
})
