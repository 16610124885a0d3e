import { useEffect, useState } from "preact/hooks"
import { control } from "../api.js"
import { span, stamp } from "../format.js"
import { live, stateOf, timeNow } from "../live.js"
import { act } from "../parts/act.js"
import { Age } from "../parts/Age.js"
import { Field, onForm, textIn } from "../parts/Field.js"
import { kindOf } from "../parts/Messages.js"
import { useStore } from "../store.js"

const steps = ["1 minute", "1 hour", "1 day", "25 hours"]

const change = (body: object, done: string) => void act(control("PUT", "clock", body), done)

const distance = (ahead: number): string =>
  Math.abs(ahead) < 1500
    ? "the time of this machine"
    : `${span(ahead)} ${ahead > 0 ? "ahead of" : "behind"} this machine`

export const Clock = () => {
  const current = useStore(live)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 250)
    return () => clearInterval(timer)
  }, [])
  const now = timeNow(current)
  const ending = current.messages
    .filter((message) => stateOf(message, now) === "open")
    .toSorted((left, right) => Date.parse(left.expires_at) - Date.parse(right.expires_at))
    .slice(0, 10)
  return (
    <>
      <h1>Clock</h1>
      <section class="card">
        <output class="clock" aria-label="The emulator's time">
          {stamp(now)} <small>UTC</small>
        </output>
        <p class="row">
          {current.frozen ? <span class="badge warn">frozen</span> : <span class="badge good">running</span>}
          <span class="dim">
            {distance(now - (current.frozen ? current.real : current.real + performance.now() - current.heard))}
          </span>
        </p>
        <div class="row">
          {steps.map((step) => (
            <button key={step} type="button" onClick={() => change({ advance: step }, `Advanced by ${step}.`)}>
              + {step}
            </button>
          ))}
          <button
            type="button"
            disabled={current.frozen}
            onClick={() => change({ frozen: true }, "The clock stands still.")}
          >
            Freeze
          </button>
          <button
            type="button"
            onClick={() => void act(control("DELETE", "clock"), "Back to the time of this machine.")}
          >
            Back to real time
          </button>
        </div>
        <form
          class="row"
          onSubmit={onForm((form) => {
            const time = textIn(form, "time")
            if (time !== "") change({ time: `${time}Z` }, "The clock is set.")
          })}
        >
          <Field label="Set to (UTC)">
            <input name="time" type="datetime-local" step="1" />
          </Field>
          <button type="submit">Set</button>
        </form>
      </section>
      <section class="card">
        <h2>What expires next</h2>
        {ending.length === 0 ? (
          <p class="empty">No link or code is open.</p>
        ) : (
          <ul class="list plain">
            {ending.map((message) => (
              <li key={message.id} class="row">
                <strong>{kindOf(message)}</strong>
                <span class="wrap">{message.to}</span>
                <span class="dim">
                  expires <Age at={message.expires_at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
