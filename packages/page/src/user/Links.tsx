import { useState } from "preact/hooks"
import { server } from "../api.js"
import { grouped } from "../format.js"
import { act } from "../parts/act.js"
import { Copy } from "../parts/Copy.js"
import { Field, onForm, textIn } from "../parts/Field.js"
import { Link } from "../parts/Link.js"
import type { User } from "../types.js"

const kinds = ["magiclink", "recovery", "invite", "signup", "email_change_current", "email_change_new"]

interface Made {
  readonly action_link: string
  readonly email_otp: string
}

/** Makes links, as a program does with `generateLink`. */
export const Links = ({ user }: { readonly user: User }) => {
  const [kind, setKind] = useState("magiclink")
  const [made, setMade] = useState<Made>()
  if (user.email === "") return <p class="empty">Links need an e-mail address.</p>
  const isChange = kind.startsWith("email_change")
  const send = onForm((form) => {
    const redirect = textIn(form, "redirect")
    const body = {
      type: kind,
      email: user.email,
      ...(isChange ? { new_email: textIn(form, "new_email") } : {}),
      ...(kind === "signup" ? { password: textIn(form, "password") } : {}),
      ...(redirect === "" ? {} : { redirect_to: redirect })
    }
    void act(server<Made>("POST", "/admin/generate_link", body)).then(setMade)
  })
  return (
    <form onSubmit={send}>
      <Field label="Kind">
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {kinds.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </Field>
      {isChange ? (
        <Field label="New e-mail">
          <input name="new_email" type="email" required autocomplete="off" />
        </Field>
      ) : null}
      {kind === "signup" ? (
        <Field label="Password">
          <input name="password" required autocomplete="off" />
        </Field>
      ) : null}
      <Field label="Redirect to" hint="The site's URL, if empty.">
        <input name="redirect" autocomplete="off" />
      </Field>
      <button type="submit" class="small">
        Make a link
      </button>
      {made === undefined ? null : (
        <div class="row" aria-live="polite">
          <Link href={made.action_link} text="Open the link" />
          <Copy text={made.action_link} what="the link">
            Copy link
          </Copy>
          <output class="code">{grouped(made.email_otp)}</output>
          <Copy text={made.email_otp} what="the code" />
        </div>
      )}
    </form>
  )
}
