import { respond } from "../../respond.mjs"

export const config = { runtime: "edge" }

const handler = async (request) => new Response(await respond(request.url))
export default handler
