/** The requests of the page. The emulator is its own origin, so no key is needed. */

export type Result<A> = { readonly ok: true; readonly value: A } | { readonly ok: false; readonly message: string }

type Method = "GET" | "POST" | "PUT" | "DELETE"

/** What an error of the emulator or of the server says, in either form. */
export const messageOf = (status: number, text: string): string => {
  const found = /"(?:msg|message|error_description)":("(?:[^"\\]|\\.)*")/.exec(text)?.[1]
  const message: unknown = found === undefined ? undefined : JSON.parse(found)
  return typeof message === "string" ? message : `The emulator responded with ${status}.`
}

/** A request to a path below `/emulator/`. `raw` is sent as it is. */
export const control = <A = undefined>(
  method: Method,
  path: string,
  body?: object | { readonly raw: string }
): Promise<Result<A>> => {
  const text = body === undefined ? null : "raw" in body ? String(body.raw) : JSON.stringify(body)
  const headers: Record<string, string> = text === null ? {} : { "Content-Type": "application/json" }
  return fetch(`/emulator/${path}`, { method, headers, body: text }).then(
    async (response): Promise<Result<A>> => {
      const body = await response.text()
      if (!response.ok) return { ok: false, message: messageOf(response.status, body) }
      return { ok: true, value: body === "" ? undefined : JSON.parse(body) }
    },
    (): Result<A> => ({ ok: false, message: "The emulator does not respond." })
  )
}

/** A request to the server as an admin, which no planned fault befalls. */
export const server = <A = undefined>(method: Method, path: string, body?: object): Promise<Result<A>> =>
  control<A>(method, `server${path}`, body)
