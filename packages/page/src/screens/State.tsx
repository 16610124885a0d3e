import { useState } from "preact/hooks"
import { control } from "../api.js"
import { count } from "../format.js"
import { live } from "../live.js"
import { act } from "../parts/act.js"
import { confirm } from "../parts/confirm.js"
import { Field, onForm, textIn } from "../parts/Field.js"
import { mask } from "../secrets.js"
import { useStore } from "../store.js"
import type { About } from "../types.js"

const importFile = (file: File | undefined): void => {
  if (file === undefined) return
  confirm({
    title: "Replace the state?",
    text: `All that the emulator knows is replaced by what is in ${file.name}.`,
    yes: "Replace",
    act: () => void file.text().then((raw) => act(control("PUT", "state", { raw }), `Imported ${file.name}.`))
  })
}

const isSecret = (name: string): boolean => /secret|key|password/i.test(name)

/** Members of members as one list: `mailer.otpExp`. */
const flatten = (value: object, before = ""): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) && Object.keys(inner).length > 0
      ? flatten(inner, `${before}${name}.`)
      : [[before + name, inner] as const]
  )

const shown = (name: string, value: unknown): string =>
  isSecret(name) && value !== "" ? mask : typeof value === "string" ? value || "—" : JSON.stringify(value)

const Settings = ({ about }: { readonly about: About }) => {
  const [search, setSearch] = useState("")
  const wanted = search.trim().toLowerCase()
  const given = Object.entries(about.given)
  return (
    <section class="card">
      <h2>Settings</h2>
      <h3>Set</h3>
      {given.length === 0 ? (
        <p class="dim">None: all have their defaults.</p>
      ) : (
        <dl class="facts names">
          {given.map(([name, value]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd class="wrap">{shown(name, value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <details>
        <summary>In force, defaults included</summary>
        <input
          type="search"
          data-search
          placeholder="Search settings"
          aria-label="Search settings"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <dl class="facts names">
          {flatten(about.settings)
            .filter(([name]) => name.toLowerCase().includes(wanted))
            .map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd class="wrap">{shown(name, value)}</dd>
              </div>
            ))}
        </dl>
      </details>
    </section>
  )
}

export const State = ({ about }: { readonly about: About | undefined }) => {
  const { counts } = useStore(live)
  const [isOver, setOver] = useState(false)
  const forget = () =>
    confirm({
      title: "Forget everything?",
      text: "All tables are emptied. Faults and the clock stay as they are.",
      yes: "Forget",
      act: () => void act(control("DELETE", "state"), "All tables are empty.")
    })
  const reset = () =>
    confirm({
      title: "Reset the emulator?",
      text: "All is as it was at the start: the users it began with, an empty outbox, no faults, real time.",
      yes: "Reset",
      act: () => void act(control("POST", "reset"), "All is as it was at the start.")
    })
  return (
    <>
      <h1>State</h1>
      <section class="card">
        <h2>Tables</h2>
        <dl class="sizes">
          {Object.entries(counts).map(([name, size]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count(size)}</dd>
            </div>
          ))}
        </dl>
        <div class="row">
          <a class="button" href="/emulator/state" download="gotrue-state.json">
            Export
          </a>
          <button type="button" class="danger" onClick={forget}>
            Forget
          </button>
          <button type="button" class="danger" onClick={reset}>
            Reset
          </button>
        </div>
        <label
          class={isOver ? "drop over" : "drop"}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            importFile(event.dataTransfer?.files[0])
          }}
        >
          <span>Import: choose an export, or drop it here</span>
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              importFile(event.currentTarget.files?.[0])
              event.currentTarget.value = ""
            }}
          />
        </label>
        <form
          class="row"
          onSubmit={onForm(
            (form) => void act(control("PUT", "seed", { seed: Number(textIn(form, "seed")) }), "Seeded.")
          )}
        >
          <Field label="Seed" hint="From here on ids, codes and tokens are those of this seed.">
            <input name="seed" type="number" min={0} required />
          </Field>
          <button type="submit">Seed</button>
        </form>
      </section>
      {about === undefined ? null : <Settings about={about} />}
    </>
  )
}
