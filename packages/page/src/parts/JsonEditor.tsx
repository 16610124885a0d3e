import { useState } from "preact/hooks"
import { readObject } from "../json.js"
import { Field } from "./Field.js"

interface JsonEditorProps {
  readonly label: string
  readonly value: object
  readonly onSave: (value: object) => void
}

/** An object as text. It can be saved only while it is one. */
export const JsonEditor = ({ label, onSave, value }: JsonEditorProps) => {
  const shown = JSON.stringify(value, null, 2)
  const [text, setText] = useState<string>()
  const read = readObject(text ?? shown)
  const problem = "problem" in read ? read.problem : undefined
  const save = () => {
    if (!("value" in read)) return
    onSave(read.value)
    setText(undefined)
  }
  return (
    <div class="json">
      <Field label={label}>
        <textarea
          spellcheck={false}
          rows={Math.min(14, (text ?? shown).split("\n").length + 1)}
          value={text ?? shown}
          aria-invalid={problem !== undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <p class="problem" aria-live="polite">
        {problem}
      </p>
      <div class="row">
        <button type="button" class="small" disabled={text === undefined || problem !== undefined} onClick={save}>
          Save {label.toLowerCase()}
        </button>
        {text === undefined ? null : (
          <button type="button" class="small" onClick={() => setText(undefined)}>
            Discard
          </button>
        )}
      </div>
    </div>
  )
}
