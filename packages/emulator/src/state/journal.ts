/**
 * What must be undone when a request is refused. Every change of a table leaves its opposite here.
 */
export class Journal {
  private undos: Array<() => void> = []

  record(undo: () => void): void {
    this.undos.push(undo)
  }

  /** Runs a change that either stays or, when `stays` says no to its result, leaves no trace. */
  transaction<A>(change: () => A, stays: (result: A) => boolean): A {
    const mark = this.undos.length
    let done = false
    try {
      const result = change()
      done = stays(result)
      return result
    } finally {
      if (!done) this.undoTo(mark)
      else if (mark === 0) this.undos = []
    }
  }

  private undoTo(mark: number): void {
    while (this.undos.length > mark) this.undos.pop()?.()
  }
}
