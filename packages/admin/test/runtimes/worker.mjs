// For runtimes that run workers: workerd.
import { respond } from "./respond.mjs"

export default {
  fetch: async (request) => new Response(await respond(request.url))
}
