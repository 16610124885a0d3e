import { parseGoUrl } from "./goUrl.js"
import type { GoUrl } from "./goUrl.js"

/**
 * Takes apart what could stand in the first line of a request: an absolute URL, or a path. Undefined when Go would not.
 */
export const parseRequestUri = (text: string): GoUrl | undefined => {
  // A fragment means nothing here. In a host a `#` is as wrong as a blank, and elsewhere as good as one.
  const plain = text.replaceAll("#", " ")
  // Without a scheme two slashes do not begin a host.
  if (plain.startsWith("/")) return parseGoUrl(`/.${plain}`)
  const url = parseGoUrl(plain)
  return text === "*" || (url?.scheme ?? "") !== "" ? url : undefined
}
