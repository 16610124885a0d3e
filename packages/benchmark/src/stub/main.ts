/** The stub as a process: it listens on a free port and tells it to its parent. */
import { makeServer } from "./server.js"

const server = makeServer().listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (typeof address === "object" && address !== null) process.send?.({ url: `http://127.0.0.1:${address.port}` })
})
process.once("disconnect", () => process.exit())
