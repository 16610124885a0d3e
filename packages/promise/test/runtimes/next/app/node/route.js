import { answer } from "../../answer.mjs"

export const GET = async (request) => new Response(await answer(request.url))
