import { useEffect, useState } from "preact/hooks"
import { control } from "../api.js"
import { curlOf } from "../curl.js"
import { bytes, pretty, stamp } from "../format.js"
import { live } from "../live.js"
import { Copy } from "../parts/Copy.js"
import { go } from "../router.js"
import { maskBody, maskHeaders, maskTarget } from "../secrets.js"
import { useStore } from "../store.js"
import type { Entry, HeaderLines } from "../types.js"
import { Status } from "./Status.js"

interface PartProps {
  readonly title: string
  readonly headers: HeaderLines
  readonly body: string
  readonly size: number
  readonly isShown: boolean
}

const Part = ({ body, headers, isShown, size, title }: PartProps) => (
  <section>
    <h3>{title}</h3>
    <table class="headers">
      <tbody>
        {(isShown ? headers : maskHeaders(headers)).map(([name, value], i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            <td class="wrap">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {body === "" ? (
      <p class="dim">No body.</p>
    ) : (
      <pre tabIndex={0} aria-label={`Body of the ${title.toLowerCase()}`}>
        {isShown ? pretty(body) : maskBody(pretty(body))}
      </pre>
    )}
    {size > body.length ? <p class="dim">The beginning of {bytes(size)}.</p> : null}
  </section>
)

/** One request with its response. Secrets are hidden until they are asked for. */
export const RequestDetail = ({ id }: { readonly id: string }) => {
  const { requests } = useStore(live)
  const [entry, setEntry] = useState<Entry | null>()
  const [isShown, setShown] = useState(false)
  const known = requests.find(({ seq }) => String(seq) === id)
  useEffect(() => {
    void control<Entry>("GET", `journal/${encodeURIComponent(id)}`).then((result) =>
      setEntry(result.ok ? result.value : null)
    )
  }, [id, known?.status])
  if (entry === undefined) return null
  if (entry === null) return <p class="empty">That request is forgotten.</p>
  const path = entry.target.split("?")[0] ?? ""
  return (
    <section class="card detail" aria-label="Request">
      <div class="row nowrap spread">
        <h2 class="wrap">
          {entry.method} {isShown ? entry.target : maskTarget(entry.target)} <Status entry={entry} />
        </h2>
        <button type="button" class="plain" aria-label="Close" onClick={() => go("#/requests")}>
          ×
        </button>
      </div>
      <div class="row">
        <span class="dim">{stamp(entry.at)} UTC</span>
        <button type="button" class="small" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? "Hide secrets" : "Show secrets"}
        </button>
        <Copy text={curlOf(entry, location.origin)} what="it as a curl command">
          As curl
        </Copy>
        <a class="button small" href={`#/faults?${new URLSearchParams({ method: entry.method, path })}`}>
          Plan a fault for it
        </a>
      </div>
      <div class="columns">
        <Part title="Request" headers={entry.headers} body={entry.body} size={entry.bodySize} isShown={isShown} />
        {entry.response === null ? (
          <section>
            <h3>Response</h3>
            <p class="dim">There is none.</p>
          </section>
        ) : (
          <Part
            title="Response"
            headers={entry.response.headers}
            body={entry.response.body}
            size={entry.response.bodySize}
            isShown={isShown}
          />
        )}
      </div>
    </section>
  )
}
