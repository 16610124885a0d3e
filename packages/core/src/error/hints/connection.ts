/** Connections that were not made, or broke: by the codes of the system, which stand for the server's words. */
import type { Hint } from "./hint.js"

/** There is no response, and so no status. */
const where = { statuses: [0] }

const source = "the codes of Node, Bun and Deno"

export const connection: ReadonlyArray<Hint> = [
  {
    messages: ["ECONNREFUSED", "ConnectionRefused", "FailedToOpenSocket"],
    where,
    cause: "Nothing listens at this host and port, or not yet.",
    solution:
      "Check both. In a container, `localhost` is the container itself: use the name of the service, or `host.docker.internal`. `localhost` may also be `::1` where the server listens on 127.0.0.1.",
    source
  },
  {
    messages: ["ENOTFOUND", "EAI_NONAME", "EAI_NODATA"],
    where,
    cause: "There is no host of this name.",
    solution: "Check the URL. A hosted project that is paused or deleted has no name either.",
    source
  },
  {
    messages: ["EAI_AGAIN", "EAI_FAIL"],
    where,
    cause: "The name server did not respond.",
    solution: "Check the network of this machine or container.",
    source
  },
  {
    messages: ["ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH", "ENETUNREACH"],
    where,
    cause: "No connection could be made: a firewall drops it, or there is no way to this address.",
    solution: "Check host and port, and whether this network reaches them, also over IPv6.",
    source
  },
  {
    messages: [
      "CERT_HAS_EXPIRED",
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "ERR_TLS_CERT_ALTNAME_INVALID"
    ],
    where,
    cause:
      "The certificate of the server is not trusted here: expired, of another name, or of an authority of your own.",
    solution: "For your own authority, set NODE_EXTRA_CA_CERTS to the file of its certificate.",
    source
  },
  {
    messages: ["EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER"],
    where,
    cause: "The URL begins with https, and the port speaks http, or the other way round.",
    solution: "Change the beginning of the URL.",
    source
  },
  {
    messages: ["ERR_INVALID_URL", "ERR_INVALID_PROTOCOL"],
    where,
    cause: "The URL of the service is none, or does not begin with http:// or https://.",
    solution: "Check that the option or variable that it comes from is set.",
    source
  },
  {
    messages: [
      "ERR_HTTP_INVALID_HEADER_VALUE",
      "ERR_INVALID_ARG_VALUE",
      "ERR_INVALID_CHAR",
      "ERR_INVALID_HTTP_TOKEN",
      "UND_ERR_INVALID_ARG"
    ],
    where,
    cause:
      "A header cannot be sent: it is not set, or has a character that headers must not have, such as a line break.",
    solution: "Look at the key and at your own headers.",
    source
  },
  {
    messages: ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_CLOSED"],
    where,
    cause: "The connection broke before the response was there: the server restarted, or a proxy closed it.",
    solution: "Look whether the server has done it before you send it again.",
    source
  }
]
