// What Next.js makes of a middleware, without the rest of it.
import { answer } from "./answer.mjs"

globalThis._ENTRIES = {
  middleware_calls: {
    default: async ({ request }) => ({
      response: new Response(await answer(request.url)),
      waitUntil: Promise.resolve()
    })
  }
}
