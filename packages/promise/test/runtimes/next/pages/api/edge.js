import { answer } from "../../answer.mjs"

export const config = { runtime: "edge" }

const handler = async (request) => new Response(await answer(request.url))
export default handler
