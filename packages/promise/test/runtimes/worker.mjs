// For runtimes that run workers: workerd.
import * as library from "@gotrue-effect/promise"
import { suite } from "./suite.mjs"

export default {
  fetch: async (request) => {
    const { searchParams } = new URL(request.url)
    try {
      return new Response(await suite(library, { url: searchParams.get("url"), key: searchParams.get("key") }))
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 })
    }
  }
}
