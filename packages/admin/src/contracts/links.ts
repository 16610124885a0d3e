/** Links. */
import type { links as endpoints } from "@gotrue-effect/core/protocol/links"
import * as Schema from "effect/Schema"
import type { Operations } from "../Endpoint.js"
import * as Link from "../Link.js"
import type { Contracts } from "./contract.js"
import * as Contract from "./contract.js"

export const links = {
  generateLink: Contract.make({
    arguments: (link: Link.GenerateLink) => ({ link }),
    input: Schema.Struct({ link: Link.GenerateLink }),
    toWire: ({ link }) => ({ link: Link.toBody(link), audience: link.audience }),
    response: Link.Response,
    output: (body, _headers, { link }) => Link.fromResponse(body, link)
  })
} satisfies Contracts<typeof endpoints>

/** The operations that generate links. */
export interface Links extends Operations<typeof endpoints, typeof links> {}
