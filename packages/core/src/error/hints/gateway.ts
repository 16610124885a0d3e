/** What is said in front of the server: gateways, the content delivery network, the wrong address. */
import type { Hint } from "./hint.js"

const hosted = "the gateway of hosted projects"
const kong = "Kong, the gateway of self-hosted projects"

export const gateway: ReadonlyArray<Hint> = [
  {
    messages: ["Invalid API key", "Unregistered API key"],
    where: { statuses: [401, 403] },
    cause: "The gateway does not know this key: it is of another project, was deleted or replaced, or is not complete.",
    solution: "Take the URL and the key from the same project: Project Settings → API Keys.",
    source: hosted
  },
  {
    messages: ["Legacy API keys are disabled"],
    cause: "The project has its legacy keys (anon, service_role) switched off.",
    solution: "Use a secret key (sb_secret_…), or switch them on again: Project Settings → API Keys → Legacy.",
    source: hosted
  },
  {
    messages: ["Forbidden use of secret API key in browser"],
    cause: "A secret key came with the User-Agent of a browser.",
    solution:
      "Call from a server. If this is one, look for what sets the header `user-agent`: a test environment with a DOM, or a header that is passed on.",
    source: hosted
  },
  {
    messages: ["No API key found in request"],
    cause: "The header `apikey` did not reach the gateway: a proxy removed it, or a redirect lost it.",
    solution: "Use the project's own URL, and let your proxy pass `apikey` on.",
    source: `${hosted}; ${kong}`
  },
  {
    messages: ["Invalid authentication credentials", "Unauthorized"],
    where: { code: null, statuses: [401] },
    cause: "The gateway in front of the server does not know this key.",
    solution:
      "In a self-hosted project it must be the SERVICE_ROLE_KEY of its `.env`; make Kong's container anew after a change.",
    source: kong
  },
  {
    messages: ["You cannot consume this service"],
    where: { statuses: [403] },
    cause: "The gateway knows this key, but not for this service.",
    solution: "Use the service_role key.",
    source: kong
  },
  {
    messages: [
      "An invalid response was received from the upstream server",
      "The upstream server is timing out",
      "name resolution failed",
      "failure to get a peer from the ring-balancer",
      "upstream connect error or disconnect/reset before headers…"
    ],
    cause: "The gateway is up, but the auth server behind it is not: it starts, restarts, or has failed.",
    solution: "Look at its log, for example with `docker compose logs auth`.",
    source: `${kong}; Envoy`
  },
  {
    where: { statuses: [540] },
    cause: "The project is paused.",
    solution: "Restore it in the dashboard.",
    source: hosted
  },
  {
    where: { code: null, statuses: [404] },
    cause: "The server has no such route.",
    solution:
      "Check the URL: hosted projects serve it under /auth/v1, a server without a gateway under /. An old server may not have this operation.",
    source: "the router of the server; gateways"
  },
  {
    where: { statuses: [300, 301, 302, 303, 304, 307, 308] },
    cause: "Redirects are not followed, so that the key is not sent elsewhere.",
    solution: "Use the URL that this one redirects to.",
    source: "proxies, often from http to https"
  }
]
