import { hostName, parseGoUrl } from "../../../standards/url/goUrl.js"

/** Schemes with which a redirect could run a script or leak a token. */
const dangerous = new Set(["javascript", "data", "file", "vbscript", "about", "blob"])

const thisMachine = new Set(["localhost", "127.0.0.1", "::1"])

/** Why an OAuth client may not be redirected to a URI, undefined when it may. */
export const redirectUriProblem = (uri: string): string | undefined => {
  if (uri === "") return "redirect URI cannot be empty"
  const url = parseGoUrl(uri)
  if (url === undefined) return "invalid URL format"
  if (url.scheme === "" || url.host === "") return "must have scheme and host"
  if (dangerous.has(url.scheme)) return `scheme '${url.scheme}' is not allowed for security reasons`
  if (url.scheme === "http" && !thisMachine.has(hostName(url))) return "HTTP scheme only allowed for localhost"
  return (url.fragment ?? "") === "" ? undefined : "fragment not allowed in redirect URI"
}
