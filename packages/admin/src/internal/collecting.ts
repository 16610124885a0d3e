/** Collects an answer that undici gives step by step. */
import type { Answer, Cancellation, UndiciHandler, UndiciHeaders } from "../Transport.js"
import type { Piece } from "./bytes.js"
import { Bytes } from "./bytes.js"
import { joined } from "./headerLists.js"
import { LazyAnswer } from "./lazyAnswer.js"

export class Collecting implements UndiciHandler {
  private status = 0
  private headers: UndiciHeaders = {}
  private readonly pieces: Array<Piece> = []

  constructor(
    private readonly cancellation: Cancellation,
    private readonly resolve: (answer: Answer) => void,
    private readonly reject: (error: unknown) => void
  ) {}

  onRequestStart(controller: { readonly abort: (reason: Error) => void }): void {
    this.cancellation.onCancel(() => controller.abort(new Error("The call has ended")))
  }

  onResponseStart(_controller: unknown, status: number, headers: UndiciHeaders): void {
    this.status = status
    this.headers = headers
  }

  onResponseData(_controller: unknown, chunk: Piece): void {
    this.pieces.push(chunk)
  }

  onResponseEnd(): void {
    this.resolve(new LazyAnswer(this.status, new Bytes(this.pieces), this.headers, joined))
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.reject(error)
  }
}
