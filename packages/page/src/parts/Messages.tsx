import { grouped } from "../format.js"
import { live, stateOf, timeNow } from "../live.js"
import { useStore } from "../store.js"
import type { Message } from "../types.js"
import { Age } from "./Age.js"
import { Copy } from "./Copy.js"
import { Link } from "./Link.js"

const kinds: Readonly<Record<string, string>> = {
  signup: "Confirm the sign-up",
  invite: "Invitation",
  magiclink: "Magic link",
  recovery: "Password recovery",
  reauthentication: "Reauthentication",
  email_change: "Change of address",
  confirmation: "Confirm the phone",
  phone_change: "Change of phone",
  mfa: "Second factor"
}

export const kindOf = ({ kind }: Message): string => kinds[kind] ?? kind

const states = { open: "", expired: "expired", over: "used or replaced" }

const Item = ({ message, now }: { readonly message: Message; readonly now: number }) => {
  const state = stateOf(message, now)
  return (
    <li class={`card mail ${state}`}>
      <div class="grow">
        <div class="row">
          <strong>{kindOf(message)}</strong>
          <span class="badge">{message.channel}</span>
          {states[state] === "" ? null : <span class="badge warn">{states[state]}</span>}
          <span class="dim">
            <Age at={message.created_at} />
          </span>
        </div>
        <div>
          to <a href={`#/users/${message.user_id}`}>{message.to}</a>
        </div>
      </div>
      {message.otp === null || message.otp === "" ? null : (
        <div class="row">
          <output class="code" aria-label={`Code ${message.otp}`}>
            {grouped(message.otp)}
          </output>
          <Copy text={message.otp} what="the code" />
        </div>
      )}
      {message.link === null ? null : (
        <div class="row">
          <Link href={message.link} text="Open the link" />
          <Copy text={message.link} what="the link">
            Copy link
          </Copy>
        </div>
      )}
    </li>
  )
}

/** Mails and texts, with their codes and links. */
export const Messages = ({ messages }: { readonly messages: ReadonlyArray<Message> }) => {
  const now = timeNow(useStore(live))
  return (
    <ul class="list">
      {messages.map((message) => (
        <Item key={message.id} message={message} now={now} />
      ))}
    </ul>
  )
}
