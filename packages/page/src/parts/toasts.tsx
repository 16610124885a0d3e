import type { ComponentChildren } from "preact"
import { makeStore, useStore } from "../store.js"

interface Toast {
  readonly id: number
  readonly kind: "done" | "problem" | "message"
  readonly content: ComponentChildren
}

const toasts = makeStore<ReadonlyArray<Toast>>([])
let made = 0

const remove = (id: number): void => toasts.set((all) => all.filter((each) => each.id !== id))

export const show = (kind: Toast["kind"], content: ComponentChildren): void => {
  const id = made++
  toasts.set((all) => [...all.slice(-3), { id, kind, content }])
  setTimeout(() => remove(id), kind === "done" ? 4000 : 10_000)
}

/** What has just happened. It is read out, and goes away by itself. */
export const Toasts = () => (
  <div class="toasts" role="status" aria-live="polite">
    {useStore(toasts).map(({ content, id, kind }) => (
      <div key={id} class={`toast ${kind}`}>
        <div>{content}</div>
        <button type="button" class="plain" aria-label="Dismiss" onClick={() => remove(id)}>
          ×
        </button>
      </div>
    ))}
  </div>
)
