/** Sessions. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { sessions as admin } from "@gotrue-effect/admin/endpoints/sessions"
import type { Bind } from "../internal/bind.js"
import type { SignOutScope } from "../models/Session.js"

const scopes: ReadonlyArray<string> = ["global", "local", "others"]

export const sessions = (bind: Bind) => ({
  signOut: bind({
    endpoint: Endpoint.make({
      ...admin.signOut,
      arguments: (accessToken: string, scope: SignOutScope) => ({ accessToken, scope }),
      // Without a token the request goes out under the key, as with auth-js.
      request: ({ accessToken, scope }) => ({ query: { scope }, ...(accessToken ? { bearer: accessToken } : {}) }),
      output: () => null
    }),
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
