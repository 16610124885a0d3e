import type { ComponentChildren } from "preact"
import { show } from "./toasts.js"

export const copy = (text: string, what: string): void => {
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard === undefined) return show("problem", "This browser copies only from pages of this machine.")
  clipboard.writeText(text).then(
    () => show("done", `Copied ${what}.`),
    () => show("problem", `The browser did not copy ${what}.`)
  )
}

interface CopyProps {
  readonly text: string
  /** As in "the code". */
  readonly what: string
  readonly children?: ComponentChildren
  readonly class?: string
}

export const Copy = ({ children, text, what, ...rest }: CopyProps) => (
  <button
    type="button"
    class={rest.class ?? "small"}
    title={`Copy ${what}`}
    aria-label={children === undefined ? `Copy ${what}` : undefined}
    onClick={() => copy(text, what)}
  >
    {children ?? "Copy"}
  </button>
)
