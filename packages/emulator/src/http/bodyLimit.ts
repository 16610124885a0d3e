import type { Request } from "../Exchange.js"
import { header, maxBody } from "./call.js"

/** A form that is larger counts as empty. */
const maxForm = 10_485_760

/** How much the server reads of a body at most. Whether it is too much shows one byte later. */
export const bodyLimit = (head: Pick<Request, "method" | "target" | "headers">): number =>
  /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(
    header({ ...head, body: new Uint8Array(0), remoteAddress: "" }, "content-type")
  )
    ? maxForm
    : maxBody
