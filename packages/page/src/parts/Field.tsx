import type { ComponentChildren } from "preact"

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly children: ComponentChildren
}

export const Field = ({ children, hint, label }: FieldProps) => (
  <label class="field">
    <span>{label}</span>
    {children}
    {hint === undefined ? null : <small>{hint}</small>}
  </label>
)

/** The text of a field of a form. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}

/** Gives the fields of a form when it is sent, which the browser does not do by itself. */
export const onForm =
  (send: (form: FormData, element: HTMLFormElement) => void) =>
  (event: Event): void => {
    event.preventDefault()
    if (event.currentTarget instanceof HTMLFormElement) send(new FormData(event.currentTarget), event.currentTarget)
  }
