import * as Either from "effect/Either"
import type { ApiError } from "../../http/apiError.js"
import { invalid, notFound, panic } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import { formValue } from "../../http/call.js"
import type { Reply } from "../../http/reply.js"
import { seeOther } from "../../http/reply.js"
import type { Result } from "../../http/result.js"
import { fromBase64 } from "../../standards/encoding/base64.js"
import { peekResponse } from "../../standards/saml/response.js"
import { nilUuid, parseUuid } from "../../standards/text/uuid.js"
import { parseRequestUri } from "../../standards/url/requestUri.js"
import { lostLocation } from "../external/callbackRedirect.js"
import { findByEntityId } from "./providers.js"

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })

/** An unsolicited response of an identity provider. */
const readUnsolicited = (call: Call): Result<string> => {
  if (formValue(call, "SAMLart") !== "") {
    return Either.left(invalid("SAML Artifact response can only be used with SP initiated flow"))
  }
  const given = formValue(call, "SAMLResponse")
  if (given === "") return Either.left(invalid("SAMLResponse is missing"))
  const bytes = fromBase64(given.replace(/[\r\n]/g, ""))
  return bytes === undefined
    ? Either.left(invalid("SAMLResponse is not a valid Base64 string"))
    : Either.right(utf8.decode(bytes))
}

/** The error of every assertion: the emulator sends no requests to providers, and unsolicited responses are invalid. */
const errorOf = (call: Call): ApiError => {
  const relayState = formValue(call, "RelayState")
  const id = parseUuid(relayState)
  if (id !== undefined && id !== nilUuid) {
    return notFound("saml_relay_state_not_found", "SAML RelayState does not exist, try logging in again?")
  }
  if (relayState !== "" && parseRequestUri(relayState) === undefined) {
    return invalid("SAML RelayState is not a valid UUID or URL")
  }
  const xml = readUnsolicited(call)
  if (Either.isLeft(xml)) return xml.left
  const peeked = peekResponse(xml.right)
  if (peeked === undefined) return invalid("SAMLResponse is not a valid XML SAML assertion")
  // The server looks for the issuer's name without looking for the issuer.
  if (peeked.issuer === undefined) return panic
  const provider = findByEntityId(call, peeked.issuer)
  if (provider === undefined) {
    const message = "A SAML connection has not been established with this Identity Provider"
    return notFound("saml_idp_not_found", message)
  }
  if (provider.disabled === true) {
    return notFound("sso_provider_disabled", "SSO Provider assigned for this domain is currently disabled")
  }
  return invalid(`SAML Assertion is not valid ${xml.right}`)
}

/** `POST /sso/saml/acs`: a browser brings what an identity provider says. */
export const consumeAssertion = (call: Call): Result<Reply> => {
  const error = errorOf(call)
  return error.kind === "panic"
    ? Either.left(error)
    : Either.right(seeOther(lostLocation(call.settings.siteUrl, error), call.request.method))
}
