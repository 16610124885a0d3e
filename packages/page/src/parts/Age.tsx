import { age, stamp } from "../format.js"
import { live, timeNow } from "../live.js"
import { useStore } from "../store.js"

/** How long ago something was by the emulator's time. */
export const Age = ({ at }: { readonly at: string | null | undefined }) => {
  const current = useStore(live)
  if (at === null || at === undefined) return <span class="dim">never</span>
  return (
    <time dateTime={at} title={`${stamp(at)} UTC`}>
      {age(at, timeNow(current))}
    </time>
  )
}
