import type { ErrorRows } from "../ErrorRow.js"

const routes = ["*"]
const hook = "needs a hook: a program that the server calls, with an invalid response"

/** What goes wrong anywhere, or nowhere that a request can reach. */
export const failures = {
  "request beyond its time": {
    routes,
    status: 504,
    code: "request_timeout",
    message: "Processing this request timed out, please retry after a moment.",
    skip: "the server would have to be slow"
  },
  "request beyond its rate": {
    routes,
    status: 429,
    code: "over_request_rate_limit",
    message: "Request rate limit reached",
    skip: "admin routes have no limit of requests; the client's retries of 429 are tested in admin"
  },
  "hook beyond its time": { routes, status: 422, code: "hook_timeout", message: "{reason}", skip: hook },
  "hook beyond all its times": {
    routes,
    status: 422,
    code: "hook_timeout_after_retry",
    message: "{reason}",
    skip: hook
  },
  "hook that says too much": {
    routes,
    status: 422,
    code: "hook_payload_over_size_limit",
    message: "{reason}",
    skip: hook
  },
  "hook that says something else": {
    routes,
    status: 400,
    code: "hook_payload_invalid_content_type",
    message: "{reason}",
    skip: hook
  },
  "hook that refuses": { routes, status: 500, code: "unexpected_failure", message: "{reason}", skip: hook },
  "error of a trigger": {
    routes,
    status: 500,
    code: "PTxyz",
    message: "{reason}",
    legacy: true,
    skip: "needs a trigger of the application in the server's database"
  },
  "sign-out that can't be kept": {
    routes: ["POST /logout"],
    status: 500,
    code: "unexpected_failure",
    message: "Error logging out user",
    skip: "the database would have to fail: no request makes it"
  }
} as const satisfies ErrorRows
