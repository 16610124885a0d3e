import { useCallback, useEffect, useRef, useState } from "preact/hooks"
import { control } from "./api.js"
import { grouped } from "./format.js"
import { Header } from "./Header.js"
import { shortcuts, useKeyboard } from "./keyboard.js"
import { live, onArrival } from "./live.js"
import { Confirmation } from "./parts/confirm.js"
import { Copy } from "./parts/Copy.js"
import { Dialog } from "./parts/Dialog.js"
import { show, Toasts } from "./parts/toasts.js"
import type { Route } from "./router.js"
import { useRoute } from "./router.js"
import { Clock } from "./screens/Clock.js"
import { Faults } from "./screens/Faults.js"
import { Outbox } from "./screens/Outbox.js"
import { Requests } from "./screens/Requests.js"
import { State } from "./screens/State.js"
import { User } from "./screens/User.js"
import { Users } from "./screens/Users.js"
import { useStore } from "./store.js"
import type { About } from "./types.js"

const Help = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Keyboard" onClose={onClose}>
    <dl class="facts">
      {shortcuts.map(([keys, does]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
)

const Screen = ({
  about,
  route: { id, query, screen }
}: {
  readonly about: About | undefined
  readonly route: Route
}) => {
  switch (screen) {
    case "users":
      return id === undefined ? <Users /> : <User key={id} id={id} />
    case "outbox":
      return <Outbox />
    case "requests":
      return <Requests id={id} query={query} />
    case "faults":
      return <Faults query={query} />
    case "clock":
      return <Clock />
    case "state":
      return <State about={about} />
    default:
      return (
        <p class="empty">
          There is no such screen. <a href="#/users">Users</a>
        </p>
      )
  }
}

/** Shows each message that comes, and counts those that were not looked at. */
const useUnread = (screen: string): number => {
  const [unread, setUnread] = useState(0)
  const isOutbox = useRef(false)
  isOutbox.current = screen === "outbox"
  useEffect(
    () =>
      onArrival(({ otp, to }) => {
        // There it is seen anyway.
        if (isOutbox.current) return
        setUnread((n) => n + 1)
        show(
          "message",
          <>
            <a href="#/outbox">Message to {to}</a>{" "}
            {otp === null || otp === "" ? null : (
              <>
                <output class="code">{grouped(otp)}</output> <Copy text={otp} what="the code" />
              </>
            )}
          </>
        )
      }),
    []
  )
  useEffect(() => {
    if (screen === "outbox") setUnread(0)
  }, [screen])
  return unread
}

export const App = () => {
  const route = useRoute()
  const [about, setAbout] = useState<About>()
  const [isHelping, setHelping] = useState(false)
  const { isReachable } = useStore(live)
  const unread = useUnread(route.screen)
  const help = useCallback(() => setHelping(true), [])
  useKeyboard(help)
  useEffect(() => {
    if (isReachable === true) void control<About>("GET", "about").then((result) => result.ok && setAbout(result.value))
  }, [isReachable])
  useEffect(() => {
    document.title = `${unread === 0 ? "" : `(${unread}) `}${route.screen} · gotrue emulator`
  }, [unread, route.screen])
  return (
    <>
      <Header about={about} screen={route.screen} unread={unread} onHelp={help} />
      {isReachable === false ? (
        <p class="offline" role="alert">
          The emulator does not respond. This page asks again.
        </p>
      ) : null}
      <main tabIndex={-1}>
        <Screen about={about} route={route} />
      </main>
      <Toasts />
      <Confirmation />
      {isHelping ? <Help onClose={() => setHelping(false)} /> : null}
    </>
  )
}
