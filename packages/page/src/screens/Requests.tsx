import { useState } from "preact/hooks"
import { control } from "../api.js"
import { timeOfDay } from "../format.js"
import { live } from "../live.js"
import { act } from "../parts/act.js"
import { RequestDetail } from "../requests/RequestDetail.js"
import { Status } from "../requests/Status.js"
import { maskTarget } from "../secrets.js"
import { useStore } from "../store.js"
import type { Headline } from "../types.js"

const classes = ["all", "2xx", "3xx", "4xx", "5xx", "lost"] as const

const classOf = ({ status }: Headline): string => (status === null ? "lost" : `${Math.floor(status / 100)}xx`)

const Row = ({ entry, isOpen }: { readonly entry: Headline; readonly isOpen: boolean }) => (
  <tr class={isOpen ? "chosen" : undefined}>
    <td class="wide">
      <time dateTime={entry.at}>{timeOfDay(entry.at)}</time>
    </td>
    <td>
      <code>{entry.method}</code>
    </td>
    <th scope="row">
      <a class="main wrap" data-row href={`#/requests/${entry.seq}`} aria-current={isOpen ? "true" : undefined}>
        {maskTarget(entry.target)}
      </a>
    </th>
    <td>
      <Status entry={entry} /> {entry.fault === null ? null : <span class="badge warn">{entry.fault}</span>}
    </td>
    <td class="wide number">{entry.milliseconds === null ? "" : `${Math.round(entry.milliseconds)} ms`}</td>
  </tr>
)

interface RequestsProps {
  readonly id: string | undefined
  readonly query: URLSearchParams
}

/** The requests of late, and one of them whole. */
export const Requests = ({ id, query }: RequestsProps) => {
  const { isReachable, requests } = useStore(live)
  const [paused, setPaused] = useState<ReadonlyArray<Headline>>()
  const [search, setSearch] = useState(query.get("search") ?? "")
  const [status, setStatus] = useState<(typeof classes)[number]>("all")
  const shown = paused ?? requests
  const wanted = search.trim().toLowerCase()
  const found = shown.filter(
    (entry) =>
      (status === "all" || classOf(entry) === status) &&
      (wanted === "" || `${entry.method} ${entry.target} ${entry.status ?? ""}`.toLowerCase().includes(wanted))
  )
  return (
    <>
      <div class="row spread">
        <h1>
          Requests <span class="dim">{requests.length === 0 ? "" : requests.length}</span>
        </h1>
        <div class="row">
          <button
            type="button"
            aria-pressed={paused !== undefined}
            onClick={() => setPaused(paused === undefined ? requests : undefined)}
          >
            {paused === undefined ? "Pause" : "Resume"}
          </button>
          <button type="button" onClick={() => void act(control("DELETE", "journal"), "The list is empty.")}>
            Clear
          </button>
        </div>
      </div>
      <div class="row">
        <input
          type="search"
          data-search
          class="grow"
          placeholder="Search method, path, status, id   ( / )"
          aria-label="Search requests"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <div class="row chips" role="group" aria-label="Status">
          {classes.map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={status === name}
              onClick={() => setStatus(name)}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      {id === undefined ? null : <RequestDetail key={id} id={id} />}
      {isReachable === undefined ? null : found.length === 0 ? (
        <p class="empty">
          {shown.length === 0 ? "No requests yet. Those of this page are not listed." : "No request matches."}
        </p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Requests">
          <table>
            <thead>
              <tr>
                <th scope="col" class="wide">
                  Time
                </th>
                <th scope="col">Method</th>
                <th scope="col">Path</th>
                <th scope="col">Status</th>
                <th scope="col" class="wide number">
                  Took
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, 300).map((entry) => (
                <Row key={entry.seq} entry={entry} isOpen={String(entry.seq) === id} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > 300 ? <p class="dim">The newest 300 of {found.length} are shown.</p> : null}
    </>
  )
}
