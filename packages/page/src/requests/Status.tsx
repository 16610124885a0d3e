import type { Headline } from "../types.js"

/** The status of a response. Its words say what its colour does. */
export const Status = ({ entry: { fault, status } }: { readonly entry: Headline }) =>
  status === null ? (
    <span class="badge bad">{fault === null || fault === "latency" ? "…" : "no response"}</span>
  ) : (
    <span class={`badge ${status >= 500 ? "bad" : status >= 400 ? "warn" : "good"}`}>{status}</span>
  )
