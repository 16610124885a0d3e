/** A body as it comes, piece by piece, up to a limit. */
import type { Piece } from "./bytes.js"
import { Bytes, toText } from "./bytes.js"
import type { Finding } from "./finding.js"
import type { Body } from "./lazyAnswer.js"
import * as ResponseSize from "./responseSize.js"

/** So many pieces, and no more than so many bytes in them, become one: a piece costs more than the few bytes in it. */
const many = 1024
const small = 2 ** 22

const joined = (pieces: ReadonlyArray<Uint8Array>, size: number): Uint8Array => {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export class Collected {
  private recent: Array<Piece> = []
  private recentSize = 0
  private readonly settled: Array<Uint8Array> = []
  private size = 0

  constructor(private readonly limit: number) {}

  /** Whether more came than is wanted. What came before is kept. */
  private get isOver(): boolean {
    return this.size > this.limit
  }

  /** Whether there may be more. */
  add(piece: Piece): boolean {
    this.size += piece.length
    if (this.isOver) return false
    this.recent.push(piece)
    this.recentSize += piece.length
    if (this.recent.length === many) this.settle()
    return true
  }

  private settle(): void {
    if (this.recentSize < small) this.settled.push(joined(this.recent, this.recentSize))
    else for (const piece of this.recent) this.settled.push(piece)
    this.recent = []
    this.recentSize = 0
  }

  /** What is wrong with the response when all has come, or all that was wanted. */
  issue(status: number): Finding | undefined {
    return this.isOver ? ResponseSize.excess(status, this.limit) : undefined
  }

  get text(): string {
    return toText([...this.settled, ...this.recent])
  }

  /** Of pieces that are Node's: others know no encodings. */
  get body(): Body {
    return this.settled.length === 0 ? new Bytes(this.recent) : { text: this.text }
  }
}
