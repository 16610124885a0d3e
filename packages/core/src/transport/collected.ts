/** Collects a body piece by piece, up to a limit. */
import type { Issue } from "../check/issue.js"
import type { Piece } from "./bytes.js"
import { Bytes, toText } from "./bytes.js"
import type { Body } from "./lazyResponse.js"
import * as ResponseSize from "./responseSize.js"

/** This many pieces become one, unless they are large: a small piece costs more memory than its bytes do. */
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

  /** Whether more arrived than is wanted. The pieces before that are kept. */
  private get isOver(): boolean {
    return this.size > this.limit
  }

  /** Returns whether more may be added. */
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

  /** What is wrong with the response, once all of it was added or the limit was reached. */
  issue(status: number): Issue | undefined {
    return this.isOver ? ResponseSize.excess(status, this.limit) : undefined
  }

  get text(): string {
    return toText([...this.settled, ...this.recent])
  }

  /** The body of pieces that are Node's buffers; others know no encodings. */
  get body(): Body {
    return this.settled.length === 0 ? new Bytes(this.recent) : { text: this.text }
  }
}
