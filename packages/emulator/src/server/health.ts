import * as Either from "effect/Either"
import type { Call } from "../http/call.js"
import { json } from "../http/reply.js"
import type { Routes } from "../http/router.js"
import { get } from "../http/router.js"
import { shownProviders } from "../settings/externalProviders.js"

const health = ({ settings }: Call) =>
  Either.right(
    json(200, {
      version: settings.version,
      name: "GoTrue",
      description: "GoTrue is a user registration and authentication API"
    })
  )

const settings = ({ settings }: Call) => {
  const { external } = settings
  const enabled = (name: string) => external.providers.get(name)?.enabled ?? false
  return Either.right(
    json(200, {
      external: {
        anonymous_users: external.anonymous,
        ...Object.fromEntries(shownProviders.map((name) => [name, enabled(name)])),
        email: external.email,
        phone: external.phone,
        zoom: enabled("zoom")
      },
      disable_signup: settings.disableSignup,
      mailer_autoconfirm: settings.mailer.autoconfirm,
      phone_autoconfirm: settings.sms.autoconfirm,
      sms_provider: settings.sms.provider,
      saml_enabled: settings.saml.enabled,
      // A server without SAML says that it has a next key.
      saml_private_key_next_configured: !settings.saml.enabled || settings.saml.nextKey,
      passkeys_enabled: settings.passkey.enabled
    })
  )
}

export const server: Routes<Call> = [get("/health", health), get("/settings", settings)]
