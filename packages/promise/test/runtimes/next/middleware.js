import { respond } from "./respond.mjs"

export const config = { matcher: "/middleware" }

export const middleware = async (request) => new Response(await respond(request.url))
