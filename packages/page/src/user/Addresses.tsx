import { server } from "../api.js"
import { act } from "../parts/act.js"
import { Field, onForm, textIn } from "../parts/Field.js"
import type { User } from "../types.js"

/** What of a user can be set. */
export const Addresses = ({ user }: { readonly user: User }) => {
  const path = `/admin/users/${user.id}`
  const save = (body: object, done: string) => void act(server("PUT", path, body), done)
  const send = onForm((form, element) => {
    const email = textIn(form, "email")
    const phone = textIn(form, "phone")
    const role = textIn(form, "role")
    const password = textIn(form, "password")
    save(
      {
        ...(email === user.email ? {} : { email }),
        ...(phone === user.phone ? {} : { phone }),
        ...(role === user.role ? {} : { role }),
        ...(password === "" ? {} : { password })
      },
      "Saved."
    )
    element.reset()
  })
  return (
    <form onSubmit={send} key={user.updated_at}>
      <Field label="E-mail">
        <input name="email" type="email" defaultValue={user.email} autocomplete="off" />
      </Field>
      <Field label="Phone">
        <input name="phone" type="tel" defaultValue={user.phone} autocomplete="off" />
      </Field>
      <Field label="Role">
        <input name="role" defaultValue={user.role} autocomplete="off" />
      </Field>
      <Field label="New password">
        <input name="password" autocomplete="off" />
      </Field>
      <div class="row">
        <button type="submit" class="small primary">
          Save
        </button>
        {user.email !== "" && user.email_confirmed_at === undefined ? (
          <button type="button" class="small" onClick={() => save({ email_confirm: true }, "The e-mail is confirmed.")}>
            Confirm e-mail
          </button>
        ) : null}
        {user.phone !== "" && user.phone_confirmed_at === undefined ? (
          <button type="button" class="small" onClick={() => save({ phone_confirm: true }, "The phone is confirmed.")}>
            Confirm phone
          </button>
        ) : null}
      </div>
    </form>
  )
}
