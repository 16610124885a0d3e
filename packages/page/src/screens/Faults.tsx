import { useState } from "preact/hooks"
import { control } from "../api.js"
import type { Field as FaultField } from "../faults/kinds.js"
import { faultOf, kinds, presets } from "../faults/kinds.js"
import { live } from "../live.js"
import { act } from "../parts/act.js"
import { Field, onForm, textIn } from "../parts/Field.js"
import { useStore } from "../store.js"
import type { PlannedFault } from "../types.js"

const plan = (fault: object) => void act(control("POST", "faults", fault), "Planned.")

const Input = ({ field }: { readonly field: FaultField }) => {
  const { label, name, options = [], placeholder, required = false, type } = field
  if (type === "check")
    return (
      <label class="check">
        <input type="checkbox" name={name} value="true" /> {label}
      </label>
    )
  return (
    <Field label={label}>
      {type === "select" ? (
        <select name={name}>
          {options.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      ) : type === "area" ? (
        <textarea name={name} rows={4} spellcheck={false} />
      ) : type === "number" ? (
        <input name={name} type="number" required={required} placeholder={placeholder ?? ""} />
      ) : (
        <input name={name} required={required} placeholder={placeholder ?? ""} autocomplete="off" />
      )}
    </Field>
  )
}

const Form = ({ method, path }: { readonly method: string; readonly path: string }) => {
  const [chosen, setChosen] = useState("error")
  const kind = kinds.find((each) => each.kind === chosen)
  if (kind === undefined) return null
  return (
    <form class="card" onSubmit={onForm((form) => plan(faultOf(kind, (name) => textIn(form, name))))}>
      <h2>Plan a fault</h2>
      <Field label="What happens">
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {kinds.map((each) => (
            <option key={each.kind} value={each.kind}>
              {each.label}
            </option>
          ))}
        </select>
      </Field>
      {kind.fields.map((field) => (
        <Input key={`${chosen}.${field.name}`} field={field} />
      ))}
      <div class="row fields">
        <Field label="Method">
          <input name="method" placeholder="any" defaultValue={method} autocomplete="off" />
        </Field>
        <Field label="Path">
          <input name="path" placeholder="any, or like /admin/**" defaultValue={path} autocomplete="off" />
        </Field>
        <Field label="Times">
          <input name="times" placeholder="1, or always" pattern="\d+|always" autocomplete="off" />
        </Field>
        <Field label="Spared first">
          <input name="skip" type="number" min={0} placeholder="0" />
        </Field>
        <Field label="Delay">
          <input
            name="latency"
            placeholder={chosen === "latency" ? "3 seconds" : "none"}
            required={chosen === "latency"}
            autocomplete="off"
          />
        </Field>
      </div>
      <div class="row end">
        <button type="submit" class="primary">
          Plan
        </button>
      </div>
    </form>
  )
}

const targetOf = ({ fault }: PlannedFault): string =>
  `${String(fault["method"] ?? "any method")} ${String(fault["path"] ?? "any path")}`

const details = ({ fault }: PlannedFault): string =>
  Object.entries(fault)
    .filter(([name]) => !["kind", "method", "path", "times"].includes(name))
    .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ")

export const Faults = ({ query }: { readonly query: URLSearchParams }) => {
  const { faults } = useStore(live)
  return (
    <>
      <div class="row spread">
        <h1>
          Faults <span class="dim">{faults.length === 0 ? "" : faults.length}</span>
        </h1>
        <button
          type="button"
          disabled={faults.length === 0}
          onClick={() => void act(control("DELETE", "faults"), "Nothing goes wrong from now on.")}
        >
          Clear all
        </button>
      </div>
      <div class="row chips" role="group" aria-label="Presets">
        {presets.map(({ fault, label }) => (
          <button key={label} type="button" class="chip" onClick={() => plan(fault)}>
            {label}
          </button>
        ))}
      </div>
      {faults.length === 0 ? (
        <p class="empty">Nothing is planned. The requests of this page are never affected.</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Planned faults">
          <table>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">Requests</th>
                <th scope="col" class="wide">
                  Details
                </th>
                <th scope="col" class="wide">
                  Befell
                </th>
                <th scope="col">Left</th>
                <th scope="col">
                  <span class="hidden">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {faults.map((each) => (
                <tr key={each.id} class={each.left === 0 ? "dim" : undefined}>
                  <th scope="row">{each.fault.kind}</th>
                  <td class="wrap">{targetOf(each)}</td>
                  <td class="wide">{details(each)}</td>
                  <td class="wide">{each.hits}</td>
                  <td>{each.left === 0 ? "used up" : each.left}</td>
                  <td>
                    <button
                      type="button"
                      class="small"
                      data-row
                      aria-label={`Remove fault ${each.fault.kind}`}
                      onClick={() => void act(control("DELETE", `faults/${each.id}`), "Removed.")}
                    >
                      Remove
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Form key={String(query)} method={query.get("method") ?? ""} path={query.get("path") ?? ""} />
    </>
  )
}
