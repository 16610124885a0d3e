// For runtimes that run workers: workerd.
import { answer } from "./answer.mjs"

export default {
  fetch: async (request) => new Response(await answer(request.url))
}
