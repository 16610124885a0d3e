/** A server on loopback that responds as configured, and records its requests. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import { connect } from "node:net"

export const user = {
  id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",
  aud: "authenticated",
  role: "authenticated",
  email: "ann@example.com",
  phone: "",
  is_anonymous: false,
  app_metadata: {},
  user_metadata: {},
  identities: [],
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z"
}

export interface Server {
  readonly url: string
  readonly seen: Array<IncomingMessage>
  readonly close: () => Promise<void>
}

const withUser = (_: IncomingMessage, response: ServerResponse) => {
  response.setHeader("content-type", "application/json")
  response.end(JSON.stringify(user))
}

export const listen = async (
  handler: (request: IncomingMessage, response: ServerResponse) => void = withUser
): Promise<Server> => {
  const seen: Array<IncomingMessage> = []
  const server = createServer((request, response) => {
    seen.push(request)
    request.resume().on("end", () => handler(request, response))
  })
  // Of a proxy.
  server.on("connect", (request: IncomingMessage, socket) => {
    seen.push(request)
    const { hostname, port } = new URL(`http://${request.url}`)
    const upstream = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n")
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on("error", () => socket.destroy())
    socket.on("error", () => upstream.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : undefined}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}
