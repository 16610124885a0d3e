/** What tells a transport that its request is cancelled. */
import * as Either from "effect/Either"
import type { Cancellation } from "./transport.js"

/** Most requests are never cancelled, and a controller is dear: there is none before somebody asks for its signal. */
export class Cancelling implements Cancellation {
  private controller: AbortController | undefined
  private listener: (() => void) | undefined
  private cancelled = false

  get signal(): AbortSignal {
    this.controller ??= new AbortController()
    if (this.cancelled) this.controller.abort()
    return this.controller.signal
  }

  /** Made when it is asked for, and bound: who takes it out of the object can call it. */
  get onCancel(): (listener: () => void) => void {
    return (listener) => {
      const { listener: earlier } = this
      if (this.cancelled) listener()
      else if (earlier === undefined) this.listener = listener
      else {
        this.listener = () => {
          earlier()
          listener()
        }
      }
    }
  }

  cancel(): void {
    this.cancelled = true
    // A listener of a transport's own may break down, and the call ends all the same.
    Either.try(() => this.listener?.())
    this.controller?.abort()
  }
}
