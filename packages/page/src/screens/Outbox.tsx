import { useState } from "preact/hooks"
import { control } from "../api.js"
import { live } from "../live.js"
import { act } from "../parts/act.js"
import { confirm } from "../parts/confirm.js"
import { Messages } from "../parts/Messages.js"
import { useStore } from "../store.js"

export const Outbox = () => {
  const { counts, isReachable, messages } = useStore(live)
  const [search, setSearch] = useState("")
  const wanted = search.trim().toLowerCase()
  const found = messages.filter(
    ({ channel, kind, otp, to }) =>
      wanted === "" || `${to} ${kind} ${channel} ${otp ?? ""}`.toLowerCase().includes(wanted)
  )
  const clear = () =>
    confirm({
      title: "Delete all messages?",
      text: "Their links and codes can still be used.",
      yes: "Delete",
      act: () => void act(control("DELETE", "outbox"), "The outbox is empty.")
    })
  return (
    <>
      <div class="row spread">
        <h1>
          Outbox <span class="dim">{counts["outbox"]}</span>
        </h1>
        <button type="button" class="danger" disabled={messages.length === 0} onClick={clear}>
          Delete all
        </button>
      </div>
      <input
        type="search"
        data-search
        placeholder="Search address, kind, code   ( / )"
        aria-label="Search messages"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {isReachable === undefined ? null : found.length === 0 ? (
        <p class="empty">
          {messages.length === 0 ? "What the server would mail or text comes here." : "No message matches."}
        </p>
      ) : (
        <Messages messages={found} />
      )}
      {(counts["outbox"] ?? 0) > messages.length ? <p class="dim">The newest {messages.length} are shown.</p> : null}
    </>
  )
}
