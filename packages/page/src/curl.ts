import type { Entry } from "./types.js"

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** What the client sets by itself. */
const own = /^(?:host|connection|content-length|accept-encoding|transfer-encoding|sec-.*|origin|referer)$/i

/** A request as a command. */
export const curlOf = ({ body, headers, method, target }: Entry, origin: string): string =>
  [
    `curl -X ${method} ${quote(origin + target)}`,
    ...headers.filter(([name]) => !own.test(name)).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === "" ? [] : [`--data-raw ${quote(body)}`])
  ].join(" \\\n  ")
