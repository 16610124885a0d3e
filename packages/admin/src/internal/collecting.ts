/** Collects an answer that undici gives step by step. */
import type { Answer, Cancellation, UndiciHandler, UndiciHeaders } from "../Transport.js"
import { LazyAnswer } from "./lazyAnswer.js"

const joined = (headers: UndiciHeaders): Answer["headers"] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
  )

const decoder = new TextDecoder()

/** At once, since a decoder that is given a text in parts is a slow one. */
const textOf = (chunks: ReadonlyArray<Uint8Array>): string => {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return decoder.decode(first)
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return decoder.decode(whole)
}

export class Collecting implements UndiciHandler {
  private status = 0
  private headers: UndiciHeaders = {}
  private readonly chunks: Array<Uint8Array> = []

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

  onResponseData(_controller: unknown, chunk: Uint8Array): void {
    this.chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.resolve(new LazyAnswer(this.status, textOf(this.chunks), this.headers, joined))
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.reject(error)
  }
}
