/** The body of a request. Whoever prints the request, such as a log of a client, sees that there is one, not what it says. */
import * as HttpBody from "@effect/platform/HttpBody"

const redacted = {
  value: function (this: HttpBody.Uint8Array) {
    return { _tag: this._tag, body: "<redacted>", contentType: this.contentType, contentLength: this.contentLength }
  }
}

export const make = (text: string): HttpBody.Uint8Array =>
  Object.defineProperty(HttpBody.text(text, "application/json"), "toJSON", redacted)
