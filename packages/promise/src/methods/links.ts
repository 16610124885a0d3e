/** Links that are generated and not mailed. */
import { links as protocol } from "@gotrue-effect/core/protocol/links"
import type { Bind } from "../call/bind.js"
import type { GenerateLinkParams, GenerateLinkProperties } from "../models/Link.js"
import type { User } from "../models/User.js"

/** The options are in the body as well: auth-js puts them there, and the server ignores unknown members. */
const toBody = ({ options, ...rest }: GenerateLinkParams): object => {
  if (!("newEmail" in rest)) return { ...rest, ...options }
  const { newEmail, ...others } = rest
  return { ...others, ...options, new_email: newEmail }
}

/** The link and its user, which the server sends as one object. */
export const split = ({
  action_link,
  email_otp,
  hashed_token,
  redirect_to,
  verification_type,
  ...user
}: GenerateLinkProperties & User) => ({
  properties: { action_link, email_otp, hashed_token, redirect_to, verification_type },
  user
})

export const links = (bind: Bind) => ({
  generateLink: bind({
    endpoint: {
      ...protocol.generateLink,
      request: ({ link }: { readonly link: GenerateLinkParams }) => ({
        query: { redirect_to: link.options?.redirectTo || undefined },
        body: toBody(link)
      })
    },
    arguments: (link: GenerateLinkParams) => ({ link }),
    output: split,
    failed: () => ({ properties: null, user: null })
  })
})
