// What Next.js makes of a middleware, without the rest of it.
import { respond } from "./respond.mjs"

globalThis._ENTRIES = {
  middleware_calls: {
    default: async ({ request }) => ({
      response: new Response(await respond(request.url)),
      waitUntil: Promise.resolve()
    })
  }
}
