import { server } from "../api.js"
import { act } from "../parts/act.js"
import { Dialog } from "../parts/Dialog.js"
import { Field, onForm, textIn } from "../parts/Field.js"

export const Invite = ({ onClose }: { readonly onClose: () => void }) => {
  const send = onForm((form) => {
    const email = textIn(form, "email")
    void act(server<object>("POST", "/invite", { email }), `Invited ${email}.`).then((made) =>
      made === undefined ? undefined : onClose()
    )
  })
  return (
    <Dialog title="Invite a user" onClose={onClose}>
      <form onSubmit={send}>
        <Field label="E-mail" hint="The invitation goes to the outbox.">
          <input name="email" type="email" required autocomplete="off" />
        </Field>
        <div class="row end">
          <button type="submit" class="primary">
            Invite
          </button>
        </div>
      </form>
    </Dialog>
  )
}
