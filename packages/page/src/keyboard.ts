import { useEffect } from "preact/hooks"
import { go } from "./router.js"

export const shortcuts: ReadonlyArray<readonly [keys: string, does: string]> = [
  ["/", "search"],
  ["j  k", "the next and the previous row"],
  ["Enter", "open the row"],
  ["n", "a new user, among the users"],
  ["g u", "users"],
  ["g o", "outbox"],
  ["g r", "requests"],
  ["g f", "faults"],
  ["g c", "clock"],
  ["g s", "state"],
  ["?", "this help"]
]

const screens: Readonly<Record<string, string>> = {
  u: "users",
  o: "outbox",
  r: "requests",
  f: "faults",
  c: "clock",
  s: "state"
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(`main ${selector}`)

/** Moves the focus to another row. */
const move = (by: number): void => {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: "nearest" })
}

/** Listens to single keys, where nobody types and no dialog is open. */
export const useKeyboard = (help: () => void): void => {
  useEffect(() => {
    let isGoing = false
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null) return
      if (isTyping(event.target)) {
        if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur()
        return
      }
      const screen = isGoing ? screens[event.key] : undefined
      isGoing = event.key === "g"
      if (screen !== undefined) return go(`#/${screen}`)
      if (event.key === "j") move(1)
      else if (event.key === "k") move(-1)
      else if (event.key === "?") help()
      else if (event.key === "/" || event.key === "n") {
        const target = find(event.key === "/" ? "[data-search]" : "[data-new]")
        if (target === null) return
        event.preventDefault()
        if (event.key === "/") target.focus()
        else target.click()
      }
    }
    addEventListener("keydown", pressed)
    return () => removeEventListener("keydown", pressed)
  }, [help])
}
