/**
 * What must be undone when a request fails. Every change of a table leaves its opposite here.
 */
export class UndoLog {
  private undos: Array<() => void> = []
  private afterwards: Array<() => void> = []
  private recorded = 0

  /** Grows with every change, even with one that is undone. */
  get changes(): number {
    return this.recorded
  }

  record(undo: () => void): void {
    this.undos.push(undo)
    this.recorded++
  }

  /** For a change that cannot be undone. */
  forGood(): void {
    this.recorded++
  }

  /** What is to be done when the change stays for good. */
  after(act: () => void): void {
    this.afterwards.push(act)
  }

  /** Runs a change that either stays or, when `stays` says no to its result, leaves no trace. */
  transaction<A>(change: () => A, stays: (result: A) => boolean): A {
    const mark = this.undos.length
    const afterwards = this.afterwards.length
    let done = false
    try {
      const result = change()
      done = stays(result)
      return result
    } finally {
      if (!done) {
        this.undoTo(mark)
        this.afterwards.length = afterwards
      } else if (mark === 0) {
        this.undos = []
        for (const act of this.afterwards.splice(0)) act()
      }
    }
  }

  private undoTo(mark: number): void {
    while (this.undos.length > mark) this.undos.pop()?.()
  }
}
