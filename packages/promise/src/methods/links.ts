/** Links that are made and not mailed. */
import * as Endpoint from "@gotrue-effect/admin/Endpoint"
import { links as admin } from "@gotrue-effect/admin/endpoints/links"
import * as Is from "@gotrue-effect/admin/internal/is"
import type { Bind } from "../internal/bind.js"
import { checked } from "../internal/checked.js"
import type { Differences } from "../models/Differences.js"
import type { GenerateLinkParams, GenerateLinkProperties } from "../models/Link.js"
import type { User } from "../models/User.js"

/** The options travel in the body, too: auth-js puts them there, and the server passes over what it does not know. */
const toBody = ({ options, ...rest }: GenerateLinkParams): object => {
  if (!("newEmail" in rest)) return { ...rest, ...options }
  const { newEmail, ...others } = rest
  return { ...others, ...options, new_email: newEmail }
}

export const links = (bind: Bind, differences: Differences) => ({
  generateLink: bind({
    endpoint: Endpoint.make({
      ...admin.generateLink,
      arguments: (link: GenerateLinkParams) => ({ link }),
      request: ({ link }) => ({
        query: { redirect_to: link.options?.redirectTo || undefined },
        body: toBody(link)
      }),
      answer: checked<GenerateLinkProperties & User>(differences, Is.LinkAnswer),
      output: ({ action_link, email_otp, hashed_token, redirect_to, verification_type, ...user }) => ({
        properties: { action_link, email_otp, hashed_token, redirect_to, verification_type },
        user
      })
    }),
    failed: () => ({ properties: null, user: null })
  })
})
