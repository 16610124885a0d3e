import { respond } from "../../respond.mjs"

export const GET = async (request) => new Response(await respond(request.url))
