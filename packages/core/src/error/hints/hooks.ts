/** The project's hooks: what a hook responds with decides what the server says. */
import type { Hint } from "./hint.js"

const source = "`internal/hooks/hookshttp/hookshttp.go`"

const howToRefuse = 'To refuse, a hook responds with 200 and { "error": { "http_code": 403, "message": "…" } } as JSON.'

export const hooks: ReadonlyArray<Hint> = [
  {
    messages: ["Invalid payload sent to hook", "Unexpected status code returned from hook: …"],
    cause: "A hook responded with a status that the server does not take: 200, 202 and 204 are taken.",
    solution: howToRefuse,
    source
  },
  {
    messages: ["Hook requires authorization token"],
    cause: "A hook responded with 401, often because it could not verify the signature of the request.",
    solution:
      "Verify it with the secret behind `v1,whsec_` over the unchanged body; a Supabase function needs `verify_jwt = false`.",
    source
  },
  {
    codes: ["hook_payload_invalid_content_type"],
    messages: ["Invalid Content-Type…", "Invalid JSON response. Received content-type: …"],
    cause: "A hook responded without `content-type: application/json`.",
    solution: `Set the header on every response of the hook. ${howToRefuse}`,
    source
  },
  {
    messages: ["Error unmarshaling JSON output"],
    cause: "A hook responded with something other than the JSON object of this kind of hook.",
    solution: "Respond with `{}` if there is nothing to say.",
    source
  },
  {
    codes: ["hook_timeout", "hook_timeout_after_retry"],
    messages: ["Failed to reach hook …"],
    cause: "A hook could not be reached, or did not respond within 5 seconds (2 for a function in the database).",
    solution: "Check its URL from where the server runs, and do slow work after the response.",
    source
  },
  {
    codes: ["hook_payload_over_size_limit"],
    messages: ["Payload size exceeded size limit of …"],
    cause: "A hook responded with more than 200 KiB.",
    solution: "Respond with what the hook changes only.",
    source
  },
  {
    messages: ["Service currently unavailable due to hook"],
    cause: "A hook responded with 429 or 503.",
    solution: `Only with \`retry-after\` does the server ask it again, twice. ${howToRefuse}`,
    source
  },
  {
    messages: ["Error running hook URI: …"],
    cause:
      "A function in the database that serves as a hook failed, is missing, or may not be called by supabase_auth_admin.",
    solution: "The log of the database names it. Grant usage on its schema and execute on the function.",
    source: "`internal/hooks/v0hooks/manager.go`"
  },
  {
    codes: ["unknown"],
    where: { operations: ["inviteUserByEmail", "generateLink"] },
    cause: "A hook of the project refused this, in its own words.",
    solution: "Look at the hooks for new users and for mail: Authentication → Hooks.",
    source: "`internal/hooks/hookserrors/hookserrors.go`"
  }
]
