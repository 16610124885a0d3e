/** One connection: what is sent over it, and what comes back. */
import * as Effect from "effect/Effect"
import { connect } from "node:net"
import type { Sending } from "./Sending.js"

export interface Received {
  /** Bytes as Latin-1. */
  readonly text: string
  readonly how: "closed" | "failed" | "left" | "nothing came"
}

/** How long a required response may take, and how long an optional one is waited for. */
const longest = 10_000
const silence = 150

export const send = (port: number, { ending, pieces }: Sending): Effect.Effect<Received> =>
  Effect.async((resume) => {
    const chunks: Array<Buffer> = []
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: false })
    let isDone = false
    const done = (how: Received["how"]) => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      socket.destroy()
      resume(Effect.succeed({ how, text: Buffer.concat(chunks).toString("latin1") }))
    }
    let timer = setTimeout(() => done("nothing came"), longest)
    const wait = () => {
      if (ending === "response") return
      clearTimeout(timer)
      timer = setTimeout(() => done("left"), silence)
    }
    socket.on("data", (chunk) => {
      chunks.push(chunk)
      if (ending === "may") wait()
    })
    socket.on("error", () => done("failed"))
    socket.on("close", () => done("closed"))
    const leave = () => {
      switch (ending) {
        case "half-closed":
          socket.end()
          wait()
          return
        case "reset":
          socket.resetAndDestroy()
          done("left")
          return
        case "gone":
          done("left")
          return
        default:
          wait()
      }
    }
    const write = (index: number) => {
      const piece = pieces[index]
      if (isDone) return
      if (piece === undefined) leave()
      else socket.write(piece, () => setImmediate(write, index + 1))
    }
    socket.on("connect", () => write(0))
  })
