/**
 * Documents that the server fetches from elsewhere: the metadata of a SAML identity provider, and the discovery document
 * of an OpenID provider. The emulator opens no connection; a test says what would be found there.
 *
 * @since 0.1.0
 */

/**
 * The response of another host.
 *
 * @since 0.1.0
 * @category models
 */
export interface Document {
  readonly status: number
  /** Bytes, for a document that is no UTF-8. */
  readonly body: string | Uint8Array
}

/**
 * The document at a URL; undefined when the host does not respond.
 *
 * @since 0.1.0
 * @category models
 */
export type Source = (url: string) => Document | undefined

/**
 * A source without documents: no host responds.
 *
 * @since 0.1.0
 * @category constructors
 */
export const nowhere: Source = () => undefined

/**
 * Documents by their URLs. A text alone is a document with the status 200.
 *
 * @example
 * import { Documents, Emulator } from "@gotrue-effect/emulator"
 *
 * const emulator = Emulator.layer({
 *   documents: Documents.fromRecord({
 *     "https://id.acme.example/metadata": "<EntityDescriptor …/>",
 *     "https://id.acme.example/gone": { status: 404, body: "" }
 *   })
 * })
 *
 * @since 0.1.0
 * @category constructors
 */
export const fromRecord = (documents: { readonly [url: string]: string | Document }): Source => {
  const byUrl = new Map(Object.entries(documents))
  return (url) => {
    const found = byUrl.get(url)
    return typeof found === "string" ? { status: 200, body: found } : found
  }
}
