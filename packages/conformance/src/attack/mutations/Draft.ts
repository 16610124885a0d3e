/** A response before it is sent, and how it arrives. */

export interface Reply {
  readonly status: number
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  readonly body: string | Uint8Array
}

/** `rejects`, `throws`, `resolves`: what the function that sends comes to, in place of a response. */
type Arrival =
  | { readonly how: "whole" }
  /** In pieces of so many bytes. */
  | { readonly how: "pieces"; readonly bytes: number }
  /** After so many bytes the connection is gone. */
  | { readonly how: "breaks off"; readonly bytes: number }
  | { readonly how: "rejects" | "throws" | "resolves"; readonly with: string; readonly value: () => unknown }
  | { readonly how: "never" }

export interface Draft {
  readonly reply: Reply
  readonly arrival: Arrival
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

export const bytesOf = ({ body }: Reply): Uint8Array => (typeof body === "string" ? encoder.encode(body) : body)

/** The text, read as UTF-8. */
export const textOf = ({ body }: Reply): string => (typeof body === "string" ? body : decoder.decode(body))

/** What was there before, without the headers of this name. */
export const withHeader = ({ arrival, reply }: Draft, name: string, value: string): Draft => ({
  arrival,
  reply: { ...reply, headers: [...reply.headers.filter(([other]) => other !== name), [name, value]] }
})

export const withBody = ({ arrival, reply }: Draft, body: Reply["body"]): Draft => ({
  arrival,
  reply: { ...reply, body }
})

export const withStatus = ({ arrival, reply }: Draft, status: number): Draft => ({
  arrival,
  reply: { ...reply, status }
})
