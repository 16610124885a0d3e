import { respond } from "../../respond.mjs"

export const runtime = "edge"

export const GET = async (request) => new Response(await respond(request.url))
