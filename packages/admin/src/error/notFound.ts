/** What was requested does not exist. */
import * as Schema from "effect/Schema"
import { ofTag } from "../ErrorCode.js"
import { id, refused, sentence } from "./responded.js"

/**
 * There is no such user.
 *
 * @since 0.1.0
 * @category not found
 */
export class UserNotFound extends Schema.TaggedError<UserNotFound>(id("UserNotFound"))(
  "UserNotFound",
  refused(Schema.Literal(...ofTag.UserNotFound))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The user has no such factor.
 *
 * @since 0.1.0
 * @category not found
 */
export class FactorNotFound extends Schema.TaggedError<FactorNotFound>(id("FactorNotFound"))(
  "FactorNotFound",
  refused(Schema.Literal(...ofTag.FactorNotFound))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The user has no such passkey. The server reports it with the general code `validation_failed` and 404.
 *
 * @since 0.1.0
 * @category not found
 */
export class PasskeyNotFound extends Schema.TaggedError<PasskeyNotFound>(id("PasskeyNotFound"))(
  "PasskeyNotFound",
  refused(Schema.Literal(...ofTag.PasskeyNotFound))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * There is no such OAuth client.
 *
 * @since 0.1.0
 * @category not found
 */
export class OAuthClientNotFound extends Schema.TaggedError<OAuthClientNotFound>(id("OAuthClientNotFound"))(
  "OAuthClientNotFound",
  refused(Schema.Literal(...ofTag.OAuthClientNotFound))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * There is no such custom provider.
 *
 * @since 0.1.0
 * @category not found
 */
export class CustomProviderNotFound extends Schema.TaggedError<CustomProviderNotFound>(id("CustomProviderNotFound"))(
  "CustomProviderNotFound",
  refused(Schema.Literal(...ofTag.CustomProviderNotFound))
) {
  override get message(): string {
    return sentence(this)
  }
}

/**
 * There is no such SSO provider.
 *
 * @since 0.1.0
 * @category not found
 */
export class SsoProviderNotFound extends Schema.TaggedError<SsoProviderNotFound>(id("SsoProviderNotFound"))(
  "SsoProviderNotFound",
  refused(Schema.Literal(...ofTag.SsoProviderNotFound))
) {
  override get message(): string {
    return sentence(this)
  }
}
