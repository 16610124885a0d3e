import { useEffect, useRef } from "preact/hooks"
import { stamp } from "./format.js"
import { live, timeNow } from "./live.js"
import { Copy } from "./parts/Copy.js"
import { useStore } from "./store.js"
import type { About } from "./types.js"

const screens = ["users", "outbox", "requests", "faults", "clock", "state"] as const

interface NavigationProps {
  readonly screen: string
  readonly unread: number
}

const Navigation = ({ screen, unread }: NavigationProps) => {
  const { faults } = useStore(live)
  const active = faults.filter(({ left }) => left !== 0).length
  const number = { outbox: unread, faults: active }
  const list = useRef<HTMLElement>(null)
  // On a small screen it may be out of sight.
  useEffect(
    () => list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    [screen]
  )
  return (
    <nav ref={list} class="screens" aria-label="Screens">
      {screens.map((name) => {
        const news = name === "outbox" || name === "faults" ? number[name] : 0
        return (
          <a key={name} href={`#/${name}`} aria-current={screen === name ? "page" : undefined}>
            {name.slice(0, 1).toUpperCase() + name.slice(1)}
            {news === 0 ? null : (
              <span
                class={name === "faults" ? "badge bad" : "badge good"}
                aria-label={`${news} ${name === "faults" ? "active" : "new"}`}
              >
                {news}
              </span>
            )}
          </a>
        )
      })}
    </nav>
  )
}

const keysOf = ({ adminKey, anonKey, publishableKey, secretKey }: About) => [
  ...(publishableKey === undefined ? [] : [["publishable key", publishableKey] as const]),
  ...(secretKey === undefined ? [] : [["secret key", secretKey] as const]),
  ["anon key", anonKey] as const,
  ["admin key", adminKey] as const
]

/** The address is that of a screen, so it can't name the place. */
const toContent = (event: Event): void => {
  event.preventDefault()
  document.querySelector("main")?.focus()
}

interface HeaderProps extends NavigationProps {
  readonly about: About | undefined
  readonly onHelp: () => void
}

export const Header = ({ about, onHelp, ...navigation }: HeaderProps) => {
  const current = useStore(live)
  const server = location.origin + (about?.prefix ?? "")
  return (
    <header class="top">
      <a class="skip" href="#main" onClick={toContent}>
        Skip to the content
      </a>
      <div class="row brand">
        <strong>gotrue emulator</strong>
        <span class="dim">{about?.version}</span>
        {current.isReachable === false ? <span class="badge bad">not reachable</span> : null}
        <Copy text={server} what="the address" class="plain address">
          <code>{server}</code>
        </Copy>
        <span class="grow" />
        <a href="#/clock" class={current.frozen ? "time frozen" : "time"} title="The emulator's time, UTC">
          {stamp(timeNow(current))}
          {current.frozen ? " ❄" : ""}
        </a>
        {about === undefined ? null : (
          <details class="keys">
            <summary>Keys</summary>
            <div>
              {keysOf(about).map(([name, key]) => (
                <Copy key={name} text={key} what={`the ${name}`} class="plain">
                  Copy the {name}
                </Copy>
              ))}
            </div>
          </details>
        )}
        <button
          type="button"
          class="plain"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts ( ? )"
          onClick={onHelp}
        >
          ?
        </button>
      </div>
      <Navigation {...navigation} />
    </header>
  )
}
