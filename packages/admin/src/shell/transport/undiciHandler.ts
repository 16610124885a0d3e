/** Collects a response that undici delivers in steps. */
import type { Cancellation, Request, Response } from "./transport.js"
import type { Piece } from "@gotrue-effect/core/transport/bytes"
import { Collected } from "@gotrue-effect/core/transport/collected"
import { joined } from "@gotrue-effect/core/transport/headerLists"
import { LazyResponse } from "@gotrue-effect/core/transport/lazyResponse"
import * as ResponseSize from "@gotrue-effect/core/transport/responseSize"

/**
 * The part of undici's dispatcher that is needed here, so that this package does not depend on undici.
 *
 * @since 0.1.0
 * @category models
 */
export interface UndiciDispatcher {
  dispatch(
    options: {
      readonly origin: string
      readonly path: string
      readonly method: Request["method"]
      readonly headers: Record<string, string>
      readonly body: string | null
      readonly headersTimeout: number
      readonly bodyTimeout: number
    },
    handler: UndiciHandler
  ): boolean
}

/**
 * The steps of a request, as undici's dispatcher reports them.
 *
 * @since 0.1.0
 * @category models
 */
export interface UndiciHandler {
  onRequestStart(controller: { readonly abort: (reason: Error) => void }): void
  onResponseStart(controller: unknown, status: number, headers: UndiciHeaders): void
  onResponseData(controller: unknown, chunk: Piece): void
  onResponseEnd(): void
  onResponseError(controller: unknown, error: Error): void
}

/**
 * In undici's format: a header with several values is a list.
 *
 * @since 0.1.0
 * @category models
 */
export type UndiciHeaders = Readonly<Record<string, string | Array<string> | undefined>>

interface Controller {
  readonly abort: (reason: Error) => void
}

export class ResponseHandler implements UndiciHandler {
  private status = 0
  private headers: UndiciHeaders = {}
  private collected = new Collected(0)
  private controller: Controller | undefined

  constructor(
    private readonly cancellation: Cancellation,
    private readonly most: number | undefined,
    private readonly resolve: (response: Response) => void,
    private readonly reject: (error: unknown) => void
  ) {}

  onRequestStart(controller: Controller): void {
    this.controller = controller
    this.cancellation.onCancel(() => controller.abort(new Error("The call has ended")))
  }

  onResponseStart(_controller: unknown, status: number, headers: UndiciHeaders): void {
    this.status = status
    this.headers = headers
    this.collected = new Collected(ResponseSize.limitFor(status, this.most))
  }

  onResponseData(_controller: unknown, chunk: Piece): void {
    if (this.collected.add(chunk)) return
    this.onResponseEnd()
    this.controller?.abort(new Error("The response is too large"))
  }

  onResponseEnd(): void {
    const { collected, headers, status } = this
    this.resolve(new LazyResponse(status, collected.body, headers, joined, collected.issue(status)))
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.reject(error)
  }
}
