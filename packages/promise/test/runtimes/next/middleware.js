import { answer } from "./answer.mjs"

export const config = { matcher: "/middleware" }

export const middleware = async (request) => new Response(await answer(request.url))
