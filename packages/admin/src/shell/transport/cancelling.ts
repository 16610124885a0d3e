/** Tells a transport that its request is cancelled. */
import * as Either from "effect/Either"
import type { Cancellation } from "./transport.js"

/** Most requests are never cancelled, and a controller is expensive, so it is created when the signal is first read. */
export class Cancelling implements Cancellation {
  private controller: AbortController | undefined
  private listener: (() => void) | undefined
  private cancelled = false

  get signal(): AbortSignal {
    this.controller ??= new AbortController()
    if (this.cancelled) this.controller.abort()
    return this.controller.signal
  }

  /** Created on first use, and bound, so that it works when taken out of the object. */
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
    // A listener of a transport may throw; the call ends anyway.
    Either.try(() => this.listener?.())
    this.controller?.abort()
  }
}
