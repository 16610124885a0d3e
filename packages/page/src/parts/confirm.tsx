import { makeStore, useStore } from "../store.js"
import { Dialog } from "./Dialog.js"

interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly act: () => void
}

const question = makeStore<Question | undefined>(undefined)

/** Asks before something that cannot be undone. */
export const confirm = (asked: Question): void => question.set(() => asked)

export const Confirmation = () => {
  const asked = useStore(question)
  const close = () => question.set(() => undefined)
  if (asked === undefined) return null
  const yes = () => {
    close()
    asked.act()
  }
  return (
    <Dialog title={asked.title} onClose={close}>
      <p>{asked.text}</p>
      <div class="row end">
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" class="danger" onClick={yes}>
          {asked.yes}
        </button>
      </div>
    </Dialog>
  )
}
