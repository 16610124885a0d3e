import { useState } from "preact/hooks"
import { server } from "../api.js"
import { readObject } from "../json.js"
import { act } from "../parts/act.js"
import { Dialog } from "../parts/Dialog.js"
import { Field, onForm, textIn } from "../parts/Field.js"

const generated = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36))
    .join("")
    .slice(0, 16)

export const NewUser = ({ onClose }: { readonly onClose: () => void }) => {
  const [password, setPassword] = useState("")
  const [problem, setProblem] = useState<string>()
  const send = onForm((form) => {
    const metadata = readObject(textIn(form, "metadata"))
    if ("problem" in metadata) return setProblem(metadata.problem)
    const email = textIn(form, "email")
    const phone = textIn(form, "phone")
    if (email === "" && phone === "") return setProblem("An e-mail address or a phone number is needed.")
    const isConfirmed = form.get("confirm") !== null
    const user = {
      ...(email === "" ? {} : { email, email_confirm: isConfirmed }),
      ...(phone === "" ? {} : { phone, phone_confirm: isConfirmed }),
      ...(password === "" ? {} : { password }),
      ...(form.get("ban") === null ? {} : { ban_duration: "24h" }),
      user_metadata: metadata.value
    }
    void act(server("POST", "/admin/users", user), `Created ${email || phone}.`).then((made) =>
      made === undefined ? undefined : onClose()
    )
  })
  return (
    <Dialog title="New user" onClose={onClose}>
      <form onSubmit={send} noValidate>
        <Field label="E-mail">
          <input name="email" type="email" autocomplete="off" />
        </Field>
        <Field label="Phone" hint="With the country code, such as 4915112345678.">
          <input name="phone" type="tel" autocomplete="off" />
        </Field>
        <Field label="Password" hint="Without one, the user signs in by a link or a code.">
          <span class="row nowrap">
            <input
              class="grow"
              value={password}
              autocomplete="off"
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
            <button type="button" onClick={() => setPassword(generated())}>
              Generate
            </button>
          </span>
        </Field>
        <label class="check">
          <input type="checkbox" name="confirm" defaultChecked /> The addresses are confirmed
        </label>
        <label class="check">
          <input type="checkbox" name="ban" /> Banned for 24 hours
        </label>
        <Field label="User metadata (JSON)">
          <textarea name="metadata" rows={3} spellcheck={false} placeholder="{}" />
        </Field>
        <p class="problem" role="alert">
          {problem}
        </p>
        <div class="row end">
          <button type="submit" class="primary">
            Create
          </button>
        </div>
      </form>
    </Dialog>
  )
}
