import type { GoUrl } from "./goUrl.js"
import { parseGoUrl } from "./goUrl.js"

/**
 * Takes apart what could stand in the first line of a request: an absolute URL, or a path. Undefined when Go would not.
 */
export const parseRequestUri = (text: string): GoUrl | undefined => {
  // A fragment means nothing here. In a host a `#` is as wrong as a blank, and elsewhere as good as one.
  const plain = text.replaceAll("#", " ")
  // Without a scheme two slashes do not begin a host.
  const url = plain.startsWith("/") ? parseGoUrl(`/.${plain}`) : parseGoUrl(plain)
  if (url === undefined) return undefined
  if (text !== "*" && !plain.startsWith("/") && url.scheme === "") return undefined
  const query = url.query === undefined ? undefined : text.slice(text.indexOf("?") + 1)
  const beforeQuery = query === undefined ? text : text.slice(0, text.indexOf("?"))
  return { ...url, query, path: beforeQuery.slice(Math.max(0, beforeQuery.length - url.path.length)) }
}
